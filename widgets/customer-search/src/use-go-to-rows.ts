import { searchableQuery, useGroupState, useWidget } from '@customer-kit/kit';
import { useEffect, useState } from 'react';
import { firstVisible } from './first-visible.ts';

export interface RowsToGoTo {
  /** Goes there once the list shows what this text finds. False when there is no list to go to. */
  go: (text: string) => boolean;
  /** Does not go there after all. */
  stay: () => void;
}

/**
 * From the field to the rows of the group's first list that can be seen: to the one that Tab stops at. A list that shows
 * no rows leaves the focus where it is. What a list shows is read from its roles and states (WAI-ARIA grid).
 */
export function useGoToRows(apply: (text: string) => void): RowsToGoTo {
  const { lists, store } = useWidget().group;
  const query = useGroupState((state) => state.query);
  /** The list whose rows are on their way. */
  const [awaited, setAwaited] = useState<HTMLElement>();

  useEffect(() => {
    if (!awaited) return undefined;
    function arrive() {
      if (!awaited || isBusy(awaited)) return;
      setAwaited(undefined);
      focusRow(awaited);
    }
    // The list draws in a root of its own. What it has already it shows by the next frame, without being busy.
    const frame = requestAnimationFrame(arrive);
    const changes = new MutationObserver(arrive);
    changes.observe(awaited, { subtree: true, childList: true, attributeFilter: ['aria-busy'] });
    return () => {
      cancelAnimationFrame(frame);
      changes.disconnect();
    };
  }, [awaited]);

  return {
    go(text) {
      const list = firstVisible(lists);
      if (!list) return false;
      apply(text);
      const isTooShort = text.trim() !== '' && searchableQuery(text) === '';
      if (isTooShort) setAwaited(undefined);
      else if (store.get().query === query && !isBusy(list)) focusRow(list);
      else setAwaited(list);
      return true;
    },
    stay: () => setAwaited(undefined),
  };
}

function isBusy(list: HTMLElement): boolean {
  return list.querySelector('[role=grid][aria-busy=true]') !== null;
}

function focusRow(list: HTMLElement): void {
  list.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus();
}
