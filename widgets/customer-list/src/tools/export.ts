import type { CustomerSummary, fetchCustomerPage, ListScope } from '@customer-kit/kit';
import { byteOrderMark, csvLine } from '@customer-kit/kit/csv';

/** What somebody wants as a file. */
export interface ExportJob {
  id: number;
  /** Rows that are there already. */
  rows: readonly CustomerSummary[];
  /** Read to its end, page by page; undefined: the rows are all. */
  scope: ListScope | undefined;
  /** How many there will be, if that is known. */
  total: number | undefined;
}

let jobs = 0;

export function exportRows(rows: readonly CustomerSummary[]): ExportJob {
  jobs += 1;
  return { id: jobs, rows, scope: undefined, total: rows.length };
}

export function exportScope(scope: ListScope, total: number | undefined): ExportJob {
  jobs += 1;
  return { id: jobs, rows: [], scope, total };
}

export interface ExportState {
  count: number;
  status: 'running' | 'done' | 'failed';
  error?: Error;
}

export interface ExportOptions {
  locale: string;
  onChange: (state: ExportState) => void;
  fetchPage: (scope: ListScope, cursor: string | undefined) => ReturnType<typeof fetchCustomerPage>;
}

/** What a list knows of a customer, under the names by which `npm run seed -- --file` takes it back. */
const header = ['name', 'email', 'company', 'status'];

/** Reads all rows and hands the file to the browser. What was read before a failure is kept, and not read again. */
export function createExport({ rows, scope }: ExportJob, { locale, onChange, fetchPage }: ExportOptions) {
  const delimiter = delimiterOf(locale);
  const lines = [`${byteOrderMark}${header.join(delimiter)}\r\n`];
  const seen = new Set<string>();
  let cursor: string | null | undefined;
  let stopped = false;

  function add(items: readonly CustomerSummary[]) {
    for (const { id, name, email, company = '', status = '' } of items) {
      // Somebody moved it from a page that was read to one that is.
      if (seen.has(id)) continue;
      seen.add(id);
      lines.push(csvLine([name, email, company, status], delimiter));
    }
  }

  async function readAll(of: ListScope) {
    while (cursor !== null) {
      const page = await fetchPage(of, cursor);
      add(page.items);
      cursor = page.nextCursor;
      if (stopped) return;
      tell('running');
    }
  }

  function tell(status: ExportState['status'], error?: Error) {
    if (!stopped) onChange({ count: seen.size, status, ...(error && { error }) });
  }

  function save() {
    const url = URL.createObjectURL(new Blob(lines, { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    // Sweden writes dates as ISO 8601 does, in the reader's time zone.
    link.download = `customers-${new Date().toLocaleDateString('sv')}.csv`;
    link.click();
    // By then the browser has taken it.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }

  return {
    save,
    /** Begins, or goes on where it failed. */
    async start() {
      stopped = false;
      tell('running');
      try {
        add(rows);
        if (scope) await readAll(scope);
      } catch (error) {
        tell('failed', error as Error);
        return;
      }
      if (stopped) return;
      tell('done');
      save();
    },
    stop: () => {
      stopped = true;
    },
  };
}

/** Spreadsheets split at the list separator of their country: a semicolon where numbers have a decimal comma. */
function delimiterOf(locale: string): ',' | ';' {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ',';
}
