import { type KeyboardEvent, type RefObject, useImperativeHandle, useLayoutEffect, useState } from 'react';

/** What the field says of the list below it (WAI-ARIA APG, combobox with list autocomplete). */
export interface Shown {
  expanded: boolean;
  /** Id of the option the arrow keys are at. */
  active: string | undefined;
  /** For those who do not see it. */
  announcement: string;
}

export const nothingShown: Shown = { expanded: false, active: undefined, announcement: '' };

export type KeyHandler = (event: KeyboardEvent<HTMLInputElement>) => void;

export interface ListboxProps {
  /** Id of the listbox. */
  id: string;
  /** Takes the field's keys while the list is there. */
  keys: RefObject<KeyHandler | null>;
  onShow: (shown: Shown) => void;
  onClose: () => void;
}

interface Choice<T> {
  options: readonly T[];
  /** There are none, and none to come: Down is not for them. */
  none?: boolean;
  onChoose: (option: T) => void;
  announcement: string;
}

/**
 * The keys of a listbox whose focus stays in the field. Gives the index of the option the arrow keys are at, -1 while
 * they are in the field; other options begin there.
 */
export function useListbox<T>(
  { id, keys, onShow, onClose }: ListboxProps,
  { options, none = false, onChoose, announcement }: Choice<T>,
): number {
  const [at, setAt] = useState({ options, index: -1 });
  const active = at.options === options ? at.index : -1;
  const activeId = active === -1 ? undefined : optionId(id, active);
  const expanded = options.length > 0;

  /** Round and round, by way of the field. */
  function move(step: 1 | -1) {
    const places = options.length + 1;
    setAt({ options, index: ((active + 1 + step + places) % places) - 1 });
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const option = options[active];
    if (event.key === 'ArrowDown' && none) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp' && !event.altKey) move(-1);
    else if (event.key === 'ArrowUp') onClose();
    else if (event.key === 'Enter' && option !== undefined) onChoose(option);
    else if (event.key === 'Escape') {
      // This Escape was for the list: it must not also close a dialog of the host around it.
      event.stopPropagation();
      onClose();
    } else return;
    event.preventDefault();
  }

  useImperativeHandle(keys, () => onKeyDown);
  useLayoutEffect(
    () => onShow({ expanded, active: activeId, announcement }),
    [onShow, expanded, activeId, announcement],
  );
  useLayoutEffect(() => () => onShow(nothingShown), [onShow]);
  return active;
}

export function optionId(listboxId: string, index: number): string {
  return `${listboxId}-${index}`;
}
