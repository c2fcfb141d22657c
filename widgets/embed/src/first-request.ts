/**
 * A widget's first request to the API, sent while its code is on the way: the kit takes the answer in place of asking
 * (`widgets/kit/src/api/early-answer.ts`), and a preview of the widget shows it until then. Nobody hears of one that
 * fails: the kit then asks itself.
 */
import type { EarlyAnswer, WidgetName, WidgetOptions } from '@customer-kit/kit/host';
import type { DrawPreview } from '@customer-kit/kit/preview';
import { type Beginning, beginningOf } from './load.ts';
import { pageLanguage } from './options.ts';
import { pause } from './pause.ts';

/** What decides on the request: of the widget itself, and of a search beside it. */
export type Deciding = Partial<WidgetOptions> & { query?: string | undefined; queryParameter?: string | undefined };

const page = globalThis as unknown as Record<symbol, Map<string, EarlyAnswer> | undefined>;
const answers = (page[Symbol.for('customer-kit.early-answers')] ??= new Map());

/** Of every widget on the page. */
const present = new Set<() => Deciding>();

/** Shows an answer in the widget's place, if that is still empty. */
type Show = (draw: DrawPreview, answer: unknown) => void;

/** Until then, the widgets that show nothing yet leave the line to what does. */
let ahead: Promise<unknown> = Promise.resolve();

/**
 * How much sooner than code a preview and its answer are asked for at the most; milliseconds. At 1.6 Mbit/s they come in
 * that time, and would share the line with ten times as many bytes otherwise.
 */
const start = 50;

/** What the page shows first has been asked for, and has had its start on the rest. */
export async function firstThingsFirst(): Promise<void> {
  // Once all widgets have begun that the page came with.
  await Promise.resolve();
  await ahead;
}

/** @returns what is to be called when the widget goes: it takes the request back */
export function sendFirstRequest(widget: WidgetName, props: () => Deciding, show: Show): () => void {
  const gone = new AbortController();
  present.add(props);
  const beginning = asksOtherwise(props)
    ? Promise.resolve(undefined)
    : beginningOf(widget, props().locale).catch(() => undefined);
  const before = ahead;
  // Over `Promise.all`, whose array would hold that of the one before, and so on.
  ahead = Promise.race([beginning.then((begun) => begun?.preview), pause(start)]).then(() => before);
  send(beginning, props, show, gone.signal).catch(() => {});
  return () => {
    present.delete(props);
    gone.abort();
  };
}

async function send(
  coming: Promise<Beginning | undefined>,
  props: () => Deciding,
  show: Show,
  gone: AbortSignal,
): Promise<void> {
  const beginning = await coming;
  if (!beginning) return;
  warmUp(props().locale).catch(() => {});
  await pageScripts();
  const { api, getAccessToken } = props();
  if (!api || [...present].some(asksOtherwise)) return;
  const token = await getAccessToken?.({ forceRefresh: false });
  // Nobody is signed in: what the widget makes of that is its own.
  if (gone.aborted || (getAccessToken && !token)) return;
  const url = new URL(api, document.baseURI).href.replace(/\/$/, '') + beginning.request;
  if (answers.has(url)) return;
  const unwanted = new AbortController();
  const read = readText(url, {
    headers: {
      accept: 'application/json, application/problem+json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    signal: AbortSignal.any([gone, unwanted.signal]),
  });
  // Read once, for the preview and the kit: a clone takes a slow phone longer than the page it draws.
  const response = read.then(({ given, text }) => new Response(text, given));
  response.catch(() => {});
  answers.set(url, { token, at: Date.now(), response, abort: () => unwanted.abort() });
  const [draw, { given, text }] = await Promise.all([beginning.preview, read]);
  if (draw && given.ok && !gone.aborted) show(draw, JSON.parse(text));
}

async function readText(url: string, init: RequestInit): Promise<{ given: Response; text: string }> {
  const given = await fetch(url, init);
  return { given, text: await given.text() };
}

/** The first date that a page formats takes a slow phone 100 ms. While it waits for the network is the time for that. */
async function warmUp(locale: string | undefined): Promise<void> {
  await firstThingsFirst();
  await pause(0);
  new Intl.DateTimeFormat(pageLanguage(locale), { dateStyle: 'medium' }).format();
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
