import type { ComponentType } from 'react';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { SessionProps } from './session.tsx';

let loaded: ComponentType<SessionProps> | undefined;

export interface LoadedSession {
  Session: ComponentType<SessionProps> | undefined;
  /** The code did not arrive: no network, or a page of the release before last. */
  failed: boolean;
  retry: () => void;
}

/** The form itself, with its validator, is fetched when it is first opened: most pages open it never or later. */
export function useSession(wanted: boolean): LoadedSession {
  const [, setArrived] = useState(loaded !== undefined);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    async function load() {
      try {
        loaded = (await import(/* webpackChunkName: "mount-session" */ './session.tsx')).Session;
        // At once, with the effect that shows its dialog: between the two, Escape would go to nobody.
        flushSync(() => setArrived(true));
      } catch (error) {
        console.error(error);
        setFailed(true);
      }
    }
    if (wanted && !loaded && !failed) void load();
  }, [wanted, failed]);

  return { Session: loaded, failed, retry: () => setFailed(false) };
}
