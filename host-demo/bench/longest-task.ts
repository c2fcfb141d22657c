import type { Browser, Page } from 'playwright';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  args: { name?: string };
  /** Microseconds by the clock, and of processor time. */
  dur?: number;
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
    const { tdur = 0, dur = 0 } = event;
    // On a virtual machine the processor's time moves in jumps: now and then a task is said to have used more of it than
    // there was time.
    if (threads.has(threadOf(event))) longest = Math.max(longest, Math.min(tdur, dur));
  }
  if (longest === 0) throw new Error('The trace has no task of the page: Chromium names its threads differently now.');
  return { result, longestTask: longest / 1_000 };
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
