/** Customers of a CSV file (RFC 4180; comma, semicolon or tab; UTF-8, or UTF-16 with a byte order mark). */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createCustomerBody, validate } from '@customer-kit/contract';
import { csvAddressColumns, csvColumns, withoutFormulaQuote } from '@customer-kit/contract/csv';
import { type CsvError, parse } from 'csv-parse';
import { readText } from './read-text.ts';

type Validated = Extract<ReturnType<typeof validate<typeof createCustomerBody>>, { ok: true }>['data'];

/** `line` is where the row begins, 1 being the header. */
export type CsvRow =
  | { line: number; ok: true; body: Validated; idempotencyKey: string }
  | { line: number; ok: false; reasons: string[] };

/** Every row, good or bad, in the order of the file. Throws when the header or the file cannot be read. */
export async function readCustomerCsv(file: string): Promise<CsvRow[]> {
  const text = await readText(file);
  if (text === '') throw new Error(`${file} is empty.`);
  const delimiter = delimiterOf(text);
  // A value that begins with a quote, up to the quote that ends it (RFC 4180).
  const quoted = new RegExp(`(?<=^|[\\r\\n${delimiter}])"[^"]*(?:""[^"]*)*"(?=$|[\\r\\n${delimiter}])`, 'g');
  const read: Read[] = [];
  const parser = Readable.from([text]).pipe(
    parse({
      columns: readHeader,
      delimiter,
      info: true,
      raw: true,
      relax_column_count: true,
      // Not relaxed, a quote in the wrong place would take the following rows into its own.
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error, raw = '') => {
        if (error) read.push(unclosed(error, raw));
        return undefined;
      },
    }),
  );
  for await (const { record, info, raw } of parser as AsyncIterable<ParsedRow>) {
    read.push(rowOf(record, info, raw.replaceAll(quoted, '').includes('"')));
  }
  return withLines(read);
}

/** A row at the line that the parser counts: it takes CR and LF within a value for two lines. */
interface Read {
  row: CsvRow;
  /** CR and LF together, in the row's values. */
  pairs: number;
}

/** In the order of the file, because the parser tells of rows that it skips ahead of those it has read before them. */
function withLines(read: readonly Read[]): CsvRow[] {
  const lines = new Map<string, number>();
  let surplus = 0;
  return read
    .toSorted((a, b) => a.row.line - b.row.line)
    .map(({ row, pairs }) => {
      const line = row.line - surplus;
      surplus += pairs;
      if (!row.ok) return { ...row, line };
      const first = lines.get(row.idempotencyKey);
      if (first !== undefined) return { line, ok: false, reasons: [`is the same as line ${first}.`] };
      lines.set(row.idempotencyKey, line);
      return { ...row, line };
    });
}

interface ParsedRow {
  record: Record<string, string>;
  raw: string;
  info: { lines: number; error?: CsvError & { record?: string[] } };
}

function readHeader(header: string[]): string[] {
  const names = header.map((name) => name.trim());
  const unknown = names.filter((name) => !(csvColumns as readonly string[]).includes(name));
  const missing = ['name', 'email'].filter((name) => !names.includes(name));
  if (unknown.length === 0 && missing.length === 0 && new Set(names).size === names.length) return names;
  const faults = [
    ...(unknown.length > 0 ? [`does not know ${unknown.map((name) => `"${name}"`).join(', ')}`] : []),
    ...(missing.length > 0 ? [`misses ${missing.join(', ')}`] : []),
  ];
  throw new Error(
    `The first line ${faults.join(' and ') || 'names a column twice'}. Columns are ${csvColumns.join(', ')}.`,
  );
}

/** No column has any of them in its name. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1);
  return [';', '\t'].find((delimiter) => header.includes(delimiter)) ?? ',';
}

function rowOf(record: Record<string, string>, { lines, error }: ParsedRow['info'], misquoted: boolean): Read {
  const values = (error?.record ?? Object.values(record)).join('\t');
  // `lines` is where the row ends.
  const line = lines - countOf(/[\r\n]/g, values);
  const pairs = countOf(/\r\n/g, values);
  if (misquoted) return { row: { line, ok: false, reasons: [misquoting(values)] }, pairs };
  const row: CsvRow = error
    ? { line, ok: false, reasons: ['has another number of values than the first line has columns.'] }
    : { line, ...checked(bodyOf(record)) };
  return { row, pairs };
}

/** The last row, when the file ends within a quote. */
function unclosed(error: CsvError, raw: string): Read {
  const text = raw.replaceAll(/^[\r\n]+|[\r\n]$/g, '');
  const ends = 'lines' in error ? Number(error.lines) : 0;
  return { row: { line: ends - countOf(/[\r\n]/g, text), ok: false, reasons: [misquoting(text.trimEnd())] }, pairs: 0 };
}

function misquoting(text: string): string {
  const lines = countOf(/\r\n|[\r\n]/g, text) + 1;
  const fault = 'is no CSV: quotes go around a whole value, and a quote within one is doubled.';
  return lines > 1 ? `${fault} ${lines} lines were read as this one row.` : fault;
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

function checked(record: Record<string, unknown>) {
  const validated = validate(createCustomerBody, record, 'body');
  if (!validated.ok) return { ok: false, reasons: validated.errors.map(({ message }) => message) } as const;
  const body = validated.data;
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  return { ok: true, body, idempotencyKey: `csv-${hash}` } as const;
}

/** Empty is absent; an address is one when any part of it is there. */
function bodyOf(record: Record<string, string>): Record<string, unknown> {
  const values = Object.entries(record)
    .map(([name, value]) => [name, withoutFormulaQuote(value)] as const)
    .filter(([, value]) => value.trim() !== '');
  const isAddress = (name: string) => (csvAddressColumns as readonly string[]).includes(name);
  const address = values.filter(([name]) => isAddress(name));
  return {
    ...Object.fromEntries(values.filter(([name]) => !isAddress(name))),
    ...(address.length > 0 && { address: Object.fromEntries(address) }),
  };
}
