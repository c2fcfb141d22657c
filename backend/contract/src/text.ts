import * as z from 'zod/mini';

/** Number of Unicode code points, the unit JSON Schema's `maxLength` counts in (JSON Schema Validation §6.3.1). */
export function characterCount(value: string): number {
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}

/** Controls and what Unicode lets a font leave out, zero-width spaces and fillers, show nothing; nor does blank Braille. */
export function isVisible(value: string): boolean {
  return /[^\s\p{Cc}\p{DI}\u2800]/u.test(value);
}

/**
 * A trimmed, well-formed Unicode string of `minimum` to `maximum` code points.
 *
 * Something must be visible in it: with that, the least length is one rule, so that an empty text breaks one and not two.
 * The lengths are handed to the JSON Schema derivation as metadata. Lone surrogates are refused because no UTF-8 store
 * can give them back. `tidy` is what is done to it first.
 */
export function text(minimum: number, maximum: number, tidy = (value: string) => value.trim()) {
  return z
    .string()
    .check(
      z.overwrite(tidy),
      z.refine((value) => value.isWellFormed(), { params: { code: 'malformed' } }),
      z.refine((value) => characterCount(value) >= minimum && isVisible(value), {
        params: { code: minimum === 1 ? 'required' : 'too-short', minimum },
      }),
      z.refine((value) => characterCount(value) <= maximum, { params: { code: 'too-long', maximum } }),
    )
    .register(z.globalRegistry, { minLength: minimum, maxLength: maximum });
}
