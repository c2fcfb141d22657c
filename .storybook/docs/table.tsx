import type { ReactNode } from 'react';

/** A table that stands as a list of cards where there is no room for columns: each cell then says its head. */
export function Table({ heads, children }: { heads: readonly string[]; children: ReactNode }) {
  return (
    // Roles, because a table that is laid out as anything else is none to assistive technology.
    <table className="docs-table sb-unstyled" role="table">
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th key={head} scope="col" role="columnheader">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
    </table>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <tr role="row">{children}</tr>;
}

export function Cell({ head, children }: { head: string; children: ReactNode }) {
  return (
    <td role="cell" data-head={head}>
      {children}
    </td>
  );
}
