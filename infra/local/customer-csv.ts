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
  const rows: CsvRow[] = [];
  const parser = Readable.from([text]).pipe(
    parse({
      columns: readHeader,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        if (error) rows.push(unreadable(error));
        return undefined;
      },
    }),
  );
  for await (const { record, info } of parser as AsyncIterable<ParsedRow>) rows.push(rowOf(record, info));
  // The parser tells of rows that it skips ahead of those it has read before them.
  return rows.toSorted((a, b) => a.line - b.line);
}

interface ParsedRow {
  record: Record<string, string>;
  info: { lines: number; error?: CsvError };
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

function rowOf(record: Record<string, string>, { lines, error }: ParsedRow['info']): CsvRow {
  // `lines` is where the row ends.
  const line = lines - Object.values(record).join('').split('\n').length + 1;
  if (error) return { line, ok: false, reasons: ['has another number of values than the first line has columns.'] };
  const validated = validate(createCustomerBody, bodyOf(record), 'body');
  if (!validated.ok) return { line, ok: false, reasons: validated.errors.map(({ message }) => message) };
  const body = validated.data;
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  return { line, ok: true, body, idempotencyKey: `csv-${hash}` };
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

function unreadable(error: CsvError): CsvRow {
  const line = 'lines' in error ? Number(error.lines) : 0;
  return { line, ok: false, reasons: [`is no CSV: ${error.message}`] };
}
