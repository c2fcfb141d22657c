import { useWidget } from '@customer-kit/kit';
import { useEffect, useState } from 'react';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';
import { openOwnDrafts } from './draft-store.ts';

/** Where this form's typing is kept, for whoever is signed in. Nobody is asked for while the host forbids drafts. */
export function useDraftKeeper(api: string, allowed: boolean): DraftKeeper {
  const { group } = useWidget();
  const [keeper] = useState(() => createDraftKeeper(() => openOwnDrafts(api, group.user)));

  useEffect(() => {
    if (allowed) keeper.start();
  }, [keeper, allowed]);

  useEffect(() => {
    // The last moment that comes on every device; a tab on a phone is hidden and never heard of again.
    const hide = () => document.visibilityState === 'hidden' && keeper.flush();
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', keeper.flush);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', keeper.flush);
      keeper.close();
    };
  }, [keeper]);

  return keeper;
}
