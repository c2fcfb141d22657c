/**
 * The first of several ways that succeeds. The next one is tried when one fails, and besides when one has not answered
 * for `stagger` ms. `ways` may grow meanwhile.
 *
 * @throws what the last one failed with
 */
export function firstOf<W, T>(ways: readonly W[], attempt: (way: W) => Promise<T>, stagger: number): Promise<T> {
  let resolve: (value: T) => void;
  let reject: (reason: unknown) => void;
  // Not `Promise.withResolvers`, which the Promise of an older zone.js does not have.
  const promise = new Promise<T>((...settle) => {
    [resolve, reject] = settle;
  });
  let next = 0;
  let open = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tryNext(): void {
    clearTimeout(timer);
    timer = setTimeout(tryNext, stagger);
    if (next < ways.length) void tryOne(ways[next++] as W);
  }

  async function tryOne(way: W): Promise<void> {
    open += 1;
    try {
      resolve(await attempt(way));
      next = Number.POSITIVE_INFINITY;
      clearTimeout(timer);
    } catch (error) {
      open -= 1;
      if (next < ways.length) return tryNext();
      if (open > 0) return;
      clearTimeout(timer);
      reject(error);
    }
  }

  tryNext();
  return promise;
}
