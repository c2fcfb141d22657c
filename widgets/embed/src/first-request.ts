/**
 * A widget's first request to the API, sent while its code is on the way: the kit takes the answer in place of asking
 * (`widgets/kit/src/api/early-answer.ts`). Nobody hears of one that fails: the kit then asks itself.
 */
import type { EarlyAnswer, WidgetName, WidgetOptions } from '@customer-kit/kit';
import { firstRequestOf } from './load.ts';

/** What decides on the request: of the widget itself, and of a search beside it. */
export type Deciding = Partial<WidgetOptions> & { query?: string | undefined; queryParameter?: string | undefined };

const page = globalThis as unknown as Record<symbol, Map<string, EarlyAnswer> | undefined>;
const answers = (page[Symbol.for('customer-kit.early-answers')] ??= new Map());

/** Of every widget on the page. */
const present = new Set<() => Deciding>();

/** @returns what takes the request back when the widget goes before it has come */
export function sendFirstRequest(widget: WidgetName, props: () => Deciding): AbortController {
  const gone = new AbortController();
  present.add(props);
  gone.signal.addEventListener('abort', () => present.delete(props));
  send(widget, props, gone).catch(() => {});
  return gone;
}

async function send(widget: WidgetName, props: () => Deciding, gone: AbortController): Promise<void> {
  const request = await firstRequestOf(widget);
  if (request === undefined) return;
  await pageScripts();
  const { api, getAccessToken } = props();
  if (!api || [...present].some(asksOtherwise)) return;
  const token = await getAccessToken?.({ forceRefresh: false });
  // Nobody is signed in: what the widget makes of that is its own.
  if (gone.signal.aborted || (getAccessToken && !token)) return;
  const url = new URL(api, document.baseURI).href.replace(/\/$/, '') + request;
  if (answers.has(url)) return;
  const response = fetch(url, {
    headers: {
      accept: 'application/json, application/problem+json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    signal: gone.signal,
  });
  answers.set(url, { token, at: Date.now(), response, abort: () => gone.abort() });
  await response;
}

function asksOtherwise(props: () => Deciding): boolean {
  const { query, queryParameter } = props();
  return Boolean(query) || (queryParameter !== undefined && new URLSearchParams(location.search).has(queryParameter));
}

/** The scripts that came with the page have run: what they configure counts. */
async function pageScripts(): Promise<void> {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (document.readyState === 'complete' || navigation?.domContentLoadedEventStart) return;
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}
