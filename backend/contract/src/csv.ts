/**
 * How customers are written to a CSV file and read from one (RFC 4180). Apart from the schemas, so that a page that
 * exports carries no validator.
 */

/** The columns of an address, each named as the field that it holds. */
export const csvAddressColumns = ['line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const;
/** All columns of a file, in the order in which it is written. */
export const csvColumns = ['name', 'email', 'phone', 'company', 'status', ...csvAddressColumns, 'notes'] as const;

export type CsvColumn = (typeof csvColumns)[number];

/** At the head of a file: without it Excel takes UTF-8 for the code page of its country. */
export const byteOrderMark = '\ufeff';

/** What spreadsheets begin a formula with, full-width forms included (OWASP, "CSV Injection"). */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * One line of a file, its end (CR LF) included. Every value is quoted, and one that a spreadsheet would run as a formula
 * begins with an apostrophe. Excel splits at the list separator of its country: a semicolon where numbers have a comma.
 */
export function csvLine(values: readonly string[], delimiter: ',' | ';' = ','): string {
  return `${values.map((value) => quoted(formula.test(value) ? `'${value}` : value)).join(delimiter)}\r\n`;
}

/** A value as it was before `csvLine` kept a spreadsheet from running it. */
export function withoutFormulaQuote(value: string): string {
  return value.startsWith("'") && formula.test(value) ? value.slice(1) : value;
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
