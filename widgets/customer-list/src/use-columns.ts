import { useMemo, useState } from 'react';
import { type ColumnName, columnNames, columns, type PlacedColumn, place } from './columns.tsx';
import { columnsKey, storedColumns } from './columns-key.ts';

export interface ChosenColumns {
  /** As they are shown. */
  shown: readonly PlacedColumn[];
  names: readonly ColumnName[];
  /** They are the reader's. */
  isOwn: boolean;
  /** What the reader wants from now on; undefined: what the host wants. */
  setOwn: (names: readonly ColumnName[] | undefined) => void;
  /** Under which the browser keeps them. */
  key: string;
}

/** The reader's columns, else the host's, else all. The reader's are kept in this browser, for each API and group. */
export function useColumns(given: string | undefined, api: string, group: string | undefined): ChosenColumns {
  const key = columnsKey(api, group);
  const [own, setOwn] = useState(() => parse(storedColumns(key)));
  const names = useMemo(() => own ?? parse(given) ?? columnNames, [own, given]);
  const shown = useMemo(() => place(names.map((name) => columns[name])), [names]);

  return { shown, names, isOwn: own !== undefined, setOwn, key };
}

/** Names it does not know are left out, so that what a newer version has kept, or a typo, breaks nothing. */
function parse(text: string | null | undefined): readonly ColumnName[] | undefined {
  const words = new Set(text?.split(/[\s,]+/));
  const known = [...words].filter((word): word is ColumnName => (columnNames as readonly string[]).includes(word));
  if (known.length === 0) return undefined;
  // A row without a name is nobody's.
  return known.includes('name') ? known : ['name', ...known];
}
