import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byteOrderMark, csvLine } from '@customer-kit/contract/csv';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type CsvRow, readCustomerCsv } from './customer-csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'customer-kit-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function rowsOf(content: string | Uint8Array): Promise<CsvRow[]> {
  const file = join(folder, 'customers.csv');
  writeFileSync(file, content);
  return readCustomerCsv(file);
}

const bodies = (rows: CsvRow[]) => rows.map((row) => (row.ok ? row.body : row.reasons));

test('reads every column; what is empty is absent', async () => {
  const rows = await rowsOf(
    `\ufeffname,email,phone,company,status,line1,line2,city,region,postalCode,country,notes\r\n` +
      `"Lee, Ann",ann@example.com,+49 30 1,Ann & Co,active,Street 1,,Berlin,,10115,DE,"two\nlines, ""quoted"""\r\n` +
      `Bob,bob@example.com,,,,,,,,,,\r\n`,
  );
  expect(bodies(rows)).toEqual([
    {
      name: 'Lee, Ann',
      email: 'ann@example.com',
      phone: '+49 30 1',
      company: 'Ann & Co',
      status: 'active',
      address: { line1: 'Street 1', city: 'Berlin', postalCode: '10115', country: 'DE' },
      notes: 'two\nlines, "quoted"',
    },
    { name: 'Bob', email: 'bob@example.com', status: 'lead' },
  ]);
  expect(rows.map(({ line }) => line)).toEqual([2, 4]);
});

test('says line and reason of each bad row and reads the others', async () => {
  const rows = await rowsOf(
    'email;name;country\n' +
      'ann@example.com;Ann;\n' +
      'nowhere;;\n' +
      '\n' +
      'bob@example.com;Bob\n' +
      'cid@example.com;Cid;DE\n' +
      'dan@example.com;D"an;\n' +
      'eve@example.com;Eve;\n',
  );
  expect(rows.filter(({ ok }) => ok).map(({ line }) => line)).toEqual([2, 8]);
  expect(rows.filter((row) => !row.ok)).toEqual([
    {
      line: 3,
      ok: false,
      reasons: ['name is required.', 'email must be an e-mail address like name@example.com.'],
    },
    { line: 5, ok: false, reasons: ['has another number of values than the first line has columns.'] },
    { line: 6, ok: false, reasons: expect.arrayContaining(['address.line1 is required.']) },
    { line: 7, ok: false, reasons: [expect.stringMatching(/^is no CSV: /)] },
  ]);
});

const misquoted = 'is no CSV: quotes go around a whole value, and a quote within one is doubled.';

test.each([
  ['closed within its value', '"Ann" Lee,ann@example.com,', [8, 10, 11]],
  ['one too many', '"Ann "L"ee",ann@example.com,', [8, 10, 11]],
  ['after a space', 'Ann, "ann@example.com",', [8, 10, 11]],
  ['never closed', '"Ann,ann@example.com,', [10, 11]],
])('says where a quote is %s, and reads the rows that follow', async (what, row, following) => {
  const rows = await rowsOf(
    [
      'name,email,notes',
      '',
      'Eve,eve@example.com,"a',
      'b"',
      '',
      row,
      what === 'never closed' ? 'Zed,zed@example.com,' : '',
      '"Bob",bob@example.com,"c',
      'd"',
      'Cid,cid@example.com,"=""x"""',
      '"Dan",dan@example.com,',
    ].join('\r\n'),
  );
  const reason = what === 'never closed' ? `${misquoted} 4 lines were read as this one row.` : misquoted;
  expect(rows.slice(0, 2)).toMatchObject([
    { line: 3, ok: true },
    { line: 6, ok: false, reasons: [reason] },
  ]);
  expect(rows.slice(2).map(({ line, ok }) => ok && line)).toEqual(following);
});

test.each(['', '\n', '\r\n'])('says where the quote is that the file ends in, which ends with %j', async (end) => {
  const rows = await rowsOf(
    `name,email\nEve,eve@example.com\n\n"Ann,ann@example.com\nBob,bob@example.com${end}`.replaceAll(
      /\r?\n/g,
      end || '\n',
    ),
  );
  expect(rows).toMatchObject([
    { line: 2, ok: true },
    { line: 4, ok: false, reasons: [`${misquoted} 2 lines were read as this one row.`] },
  ]);
});

test('takes away the apostrophe that an export put before a formula, and no other', async () => {
  const rows = await rowsOf(`name,email,phone,notes\n'=Ann,ann@example.com,'+49 30 1,'quoted'\n`);
  expect(bodies(rows)).toEqual([
    { name: '=Ann', email: 'ann@example.com', phone: '+49 30 1', notes: "'quoted'", status: 'lead' },
  ]);
});

test('takes back what an export wrote, whatever is in it, for spreadsheets of any country', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40, size: 'max' }),
    fc
      .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', 'é', '田', '💥', '\0', '\u202e'))
      .map((parts) => parts.join('')),
  );
  const name = text.map((value) => value.trim()).filter((value) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(value));
  await fc.assert(
    fc.asyncProperty(
      fc.array(name, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(',', ';'),
      async (names, delimiter) => {
        const lines = names.map((value, row) => csvLine([value, `ann${row}@example.com`, '+49 30 1'], delimiter));
        const rows = await rowsOf(`${byteOrderMark}name${delimiter}email${delimiter}phone\r\n${lines.join('')}`);
        expect(bodies(rows)).toEqual(
          names.map((value, row) => ({
            name: value,
            email: `ann${row}@example.com`,
            phone: '+49 30 1',
            status: 'lead',
          })),
        );
      },
    ),
  );
});

test.each(['=1+1', '+49', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1", '＝1'])(
  'writes %j so that no spreadsheet runs it',
  (value) => {
    expect(csvLine([value])).toBe(`"'${value}"\r\n`);
  },
);

test('takes a row that was there before for a mistake, and names both lines', async () => {
  const rows = await rowsOf('name,email\nAnn,ann@example.com\nBob,bob@example.com\nAnn ,ann@example.com\n');
  expect(rows).toMatchObject([
    { line: 2, ok: true },
    { line: 3, ok: true },
    { line: 4, ok: false, reasons: ['is the same as line 2.'] },
  ]);
});

test('gives rows of the same content the same key, in every file', async () => {
  const keyOf = ([row]: CsvRow[]) => (row?.ok ? row.idempotencyKey : undefined);
  const key = keyOf(await rowsOf('name,email\nAnn,ann@example.com\n'));
  expect(key).toMatch(/^csv-[0-9a-f]{64}$/);
  expect(keyOf(await rowsOf('email,name\nann@example.com,Ann \n'))).toBe(key);
  expect(keyOf(await rowsOf('name,email\nBob,bob@example.com\n'))).not.toBe(key);
});

test.each([
  ['LF', '\n'],
  ['CR and LF', '\r\n'],
])('counts lines as editors do where they end with %s', async (_, end) => {
  const lines = [
    'name,email,notes',
    'Ann,ann@example.com,"a',
    'b"',
    '',
    'Bob,bob@example.com,c',
    'Cid,cid@example.com,d"e',
    'Dan,dan@example.com,"f',
    'g","h',
    'i"',
    'Eve,eve@example.com,j',
  ];
  const rows = await rowsOf(lines.join(end));
  expect(rows.map(({ line }) => line)).toEqual([2, 5, 6, 7, 10]);
  expect(bodies(rows)[2]).toEqual([expect.not.stringContaining('line')]);
});

test('refuses a header that it does not understand, and an empty file', async () => {
  await expect(rowsOf('name,mail\n')).rejects.toThrow('does not know "mail" and misses email');
  await expect(rowsOf('name,email,name\n')).rejects.toThrow('names a column twice');
  await expect(rowsOf('')).rejects.toThrow('is empty');
});

test.each([
  ['UTF-8 without byte order mark', (text: string) => Buffer.from(text)],
  ['UTF-8', (text: string) => Buffer.from(byteOrderMark + text)],
  ['UTF-16, little end first', (text: string) => Buffer.from(byteOrderMark + text, 'utf16le')],
  ['UTF-16, big end first', (text: string) => Buffer.from(byteOrderMark + text, 'utf16le').swap16()],
])('reads %s', async (_, encode) => {
  expect(bodies(await rowsOf(encode('name\temail\r\nZoë 田\tzoe@example.com\r\n')))).toEqual([
    { name: 'Zoë 田', email: 'zoe@example.com', status: 'lead' },
  ]);
});

test('refuses a file in Windows-1252 as a whole, and says where it shows and what to do', async () => {
  const text = 'name,email\r\nAnn,ann@example.com\r\nZoë,zoe@example.com\r\nBjörn,bjorn@example.com\r\n';
  await expect(rowsOf(Buffer.from(text, 'latin1'))).rejects.toThrow(
    /customers\.csv is not UTF-8, as line 3 shows\. .*CSV UTF-8/,
  );
});

test('refuses UTF-16 that is cut off', async () => {
  const text = Buffer.from(`${byteOrderMark}name,email\nAnn,ann@example.com`, 'utf16le');
  await expect(rowsOf(text.subarray(0, -1))).rejects.toThrow(/customers\.csv is not UTF-16.*CSV UTF-8/);
});

test('names what is no file', async () => {
  await expect(readCustomerCsv(folder)).rejects.toThrow(`${folder} is a folder. Name a CSV file.`);
  const none = join(folder, 'none.csv');
  await expect(readCustomerCsv(none)).rejects.toThrow(`There is no file ${none}.`);
});
