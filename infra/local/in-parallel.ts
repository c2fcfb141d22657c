/**
 * Does `work` on every item, several at a time. The first failure, or `stop`, ends all of it: no other item is begun,
 * `signal` tells the work under way, and when that has ended this rejects with the failure, or the reason to stop.
 */
export async function inParallel<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  concurrency: number,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
  stop?: AbortSignal,
): Promise<void> {
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, ...(stop ? [stop] : [])]);
  const queue = iterate(items);
  const lane = async () => {
    try {
      for (let next = await queue.next(); !next.done && !signal.aborted; next = await queue.next()) {
        await work(next.value, signal);
      }
    } catch (error) {
      // The first one counts; those after it may be its consequence.
      failure.abort(error);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  signal.throwIfAborted();
}

async function* iterate<Item>(items: Iterable<Item> | AsyncIterable<Item>): AsyncGenerator<Item> {
  yield* items;
}
