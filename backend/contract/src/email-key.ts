/**
 * The form under which e-mail addresses are compared and kept unique: NFKC, lower case, and composed once more, because
 * letters may compose with a mark in lower case only (ǰ). A domain in Punycode is another one than in Unicode.
 */
export function emailKey(value: string): string {
  return value.trim().normalize('NFKC').toLowerCase().normalize();
}
