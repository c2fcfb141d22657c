/** The promise of a key, made when it is the first; one that failed is forgotten. */
export function once<K, V>(promises: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const known = promises.get(key);
  if (known) return known;
  const promise = make();
  promises.set(key, promise);
  promise.catch(() => promises.get(key) === promise && promises.delete(key));
  return promise;
}
