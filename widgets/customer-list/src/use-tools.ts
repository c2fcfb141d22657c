import { addEnglish, useWidget } from '@customer-kit/kit';
import { useEffect, useState } from 'react';
import { texts } from './messages.ts';

type Tools = typeof import('./tools/index.ts');

let loaded: Tools | undefined;

export interface LoadedTools {
  tools: Tools | undefined;
  /** The code did not arrive: no network, or a page of the release before last. */
  failed: boolean;
  retry: () => void;
}

/** What most visits do without, fetched when it is first wanted: menu, selection bar, export, deleted customers. */
export function useTools(wanted: boolean): LoadedTools {
  const { adoptStyles } = useWidget();
  const [, setArrived] = useState(loaded !== undefined);
  const [failed, setFailed] = useState(false);
  // Wanted another time, they are asked for another time.
  if (failed && !wanted) setFailed(false);

  useEffect(() => {
    async function load() {
      try {
        loaded ??= await import(/* webpackChunkName: "mount-tools" */ './tools/index.ts');
        addEnglish(texts, loaded.english);
        adoptStyles(loaded.styles);
        setArrived(true);
      } catch (error) {
        console.error(error);
        setFailed(true);
      }
    }
    if (wanted && !failed) void load();
  }, [wanted, failed, adoptStyles]);

  return { tools: wanted ? loaded : undefined, failed, retry: () => setFailed(false) };
}
