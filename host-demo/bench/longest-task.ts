import type { Browser, Page } from 'playwright';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  args: { name?: string };
  /** Microseconds of processor time. */
  tdur?: number;
}

/**
 * What `action` gave, and the milliseconds of the longest task that it made the page do. Processor time from Chromium's
 * trace, over the clock's time of `longtask` entries: that counts what else the machine did meanwhile, too.
 */
export async function withLongestTask<T>(
  browser: Browser,
  page: Page,
  action: () => Promise<T>,
): Promise<{ result: T; longestTask: number }> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  const result = await action();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const threads = new Set<string>();
  for (const event of trace.traceEvents) {
    if (event.name === 'thread_name' && event.args.name === 'CrRendererMain') threads.add(threadOf(event));
  }
  let longest = 0;
  for (const event of trace.traceEvents) {
    if (event.tdur !== undefined && threads.has(threadOf(event))) longest = Math.max(longest, event.tdur);
  }
  if (longest === 0) throw new Error('The trace has no task of the page: Chromium names its threads differently now.');
  return { result, longestTask: longest / 1_000 };
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
