/**
 * Has React bind by a function of its own: MooTools has put a `bind` in place of the language's that takes what is bound
 * as one array.
 */
export default function ownBind(source: string): string {
  return `${source.replace(/([\w.]+)\.bind\(/g, 'bind($1, ')}
function bind(bound, self, ...first) {
  return (...rest) => bound.call(self, ...first, ...rest);
}`;
}
