/** The form under which e-mail addresses are compared and kept unique: NFKC, lower case. */
export function emailKey(value: string): string {
  return value.trim().normalize('NFKC').toLowerCase();
}
