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
 * zod's own length checks count UTF-16 units, which would refuse 200 emoji where JSON Schema allows them, so the
 * length is checked here and handed to the JSON Schema derivation as metadata. Lone surrogates are refused because no
 * UTF-8 store can give them back. Something must be visible in it. `tidy` is what is done to it first.
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
