import { useMemo, useState } from 'react';
import { type ColumnName, columnNames, columns, type PlacedColumn, place } from './columns.tsx';

export interface ChosenColumns {
  /** As they are shown. */
  shown: readonly PlacedColumn[];
  names: readonly ColumnName[];
  /** What the reader wants from now on, on every visit; undefined: what the host wants. */
  choose: (names: readonly ColumnName[] | undefined) => void;
  /** They are the reader's. */
  isOwn: boolean;
}

/** The reader's columns, else the host's, else all. The reader's are kept in this browser, for each API and group. */
export function useColumns(given: string | undefined, api: string, group: string | undefined): ChosenColumns {
  const key = `customer-kit.columns ${api} ${group ?? ''}`;
  const [own, setOwn] = useState(() => read(key));
  const names = useMemo(() => own ?? parse(given) ?? columnNames, [own, given]);
  const shown = useMemo(() => place(names.map((name) => columns[name])), [names]);

  return {
    shown,
    names,
    isOwn: own !== undefined,
    choose(chosen) {
      setOwn(chosen);
      write(key, chosen?.join(' '));
    },
  };
}

/** Names it does not know are left out, so that what a newer version has kept, or a typo, breaks nothing. */
function parse(text: string | null | undefined): readonly ColumnName[] | undefined {
  const words = new Set(text?.split(/[\s,]+/));
  const known = [...words].filter((word): word is ColumnName => (columnNames as readonly string[]).includes(word));
  if (known.length === 0) return undefined;
  // A row without a name is nobody's.
  return known.includes('name') ? known : ['name', ...known];
}

/** Storage can be full, or forbidden to the page: then the choice lasts as long as the list. */
function read(key: string): readonly ColumnName[] | undefined {
  try {
    return parse(localStorage.getItem(key));
  } catch {
    return undefined;
  }
}

function write(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Said above.
  }
}
