/**
 * Has zod go through an object's own keys. By `for … in` it meets those that a page's old scripts left on
 * `Object.prototype`, and throws.
 */
export default function ownKeys(source: string): string {
  return source.replace(/for \(const (\w+) in ([\w.]+)\)/g, 'for (const $1 of Object.keys($2))');
}
