import { type ReactNode, useEffect, useRef } from 'react';
import { optionId } from './use-listbox.ts';

interface OptionProps {
  /** Id of the listbox it is in. */
  listbox: string;
  index: number;
  isActive: boolean;
  onChoose: () => void;
  children: ReactNode;
}

export function Option({ listbox, index, isActive, onChoose, children }: OptionProps) {
  const ref = useRef<HTMLLIElement>(null);

  useEffect(() => {
    if (isActive) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);

  return (
    // biome-ignore lint/a11y: the focus stays in the field, which has the keys.
    <li
      ref={ref}
      id={optionId(listbox, index)}
      className="suggestion"
      role="option"
      aria-selected={isActive}
      onClick={onChoose}
    >
      {children}
    </li>
  );
}
