import type { ComponentType } from 'react';
import { useEffect, useState } from 'react';
import { mayHaveDrafts } from './draft-keys.ts';
import type { UnsavedNoticeProps } from './unsaved-notice.tsx';

export interface LoadedNotice {
  Notice: ComponentType<UnsavedNoticeProps>;
  dismiss: () => void;
}

/**
 * The notice of typing that an earlier page left behind, once for each page, until a form is opened. Its code is fetched
 * where there is a draft at all; should it not come, the draft is still offered in its customer's form.
 */
export function useUnsavedNotice(wanted: boolean): LoadedNotice | undefined {
  const [Notice, setNotice] = useState<ComponentType<UnsavedNoticeProps>>();
  const [over, setOver] = useState(() => !wanted || !mayHaveDrafts());
  if (!wanted && !over) setOver(true);

  useEffect(() => {
    if (over) return;
    import(/* webpackChunkName: "mount-unsaved" */ './unsaved-notice.tsx').then(
      ({ UnsavedNotice }) => setNotice(() => UnsavedNotice),
      (error: unknown) => console.warn('What was left unsaved could not be looked for.', error),
    );
  }, [over]);

  return over || !Notice ? undefined : { Notice, dismiss: () => setOver(true) };
}
