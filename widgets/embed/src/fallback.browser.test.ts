import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { channelOfTestCdn } from '../test-cdn/channel-of-test-cdn.ts';
import { attach } from './attach.ts';
import { showLoading } from './fallback.ts';
import { configure } from './options.ts';
import { pause } from './pause.ts';

const cdn = '/widgets/embed/test-cdn';
let element: HTMLElement;

beforeEach(async () => {
  element = document.createElement('div');
  document.body.replaceChildren(element);
  configure({
    cdn,
    channel: await channelOfTestCdn(),
    api: 'https://api.test',
    locale: undefined,
    messages: undefined,
    patience: undefined,
  });
});

const root = () => element.shadowRoot as ShadowRoot;
const alertText = () => vi.waitUntil(() => root().querySelector('[role=alert]')?.textContent, { interval: 5 });
const mounted = () => vi.waitUntil(() => root().textContent === 'mounted', { interval: 5 });

const button = () => root().querySelector('button') as HTMLButtonElement;

/** A CDN that answers nobody: what fails each request it got. */
function hangingCdn(): (() => void)[] {
  const requests: (() => void)[] = [];
  const fetching = vi.spyOn(globalThis, 'fetch');
  fetching.mockImplementation(() => new Promise((_, reject) => requests.push(() => reject(new Error('hung up')))));
  onTestFinished(() => fetching.mockRestore());
  return requests;
}

/** Fails an attempt: its first request and the one it sends after that. */
async function failBoth(requests: readonly (() => void)[], first: number, second: number): Promise<void> {
  for (const index of [first, second]) {
    await vi.waitUntil(() => requests.length > index, { interval: 5 });
    requests[index]?.();
  }
}

/** The codes the element has told its page. */
function toldBy(told: HTMLElement): string[] {
  const codes: string[] = [];
  told.addEventListener('customer-error', (event) => codes.push((event as CustomEvent).detail.code));
  return codes;
}

test('what loads keeps its place, and shows nothing for 150 ms', () => {
  showLoading(element, 'customer-list');
  const place = root().firstElementChild as HTMLElement;
  const height = () => element.getBoundingClientRect().height;
  expect(height()).toBeCloseTo(Math.min(0.7 * innerHeight, 640) + 2, 1);
  element.style.setProperty('--ck-list-height', '300px');
  expect(height()).toBe(300);
  const [appearing] = place.getAnimations();
  appearing?.pause();
  const opacityAfter = (ms: number) => {
    if (appearing) appearing.currentTime = ms;
    return Number(getComputedStyle(place).opacity);
  };
  expect(opacityAfter(149)).toBe(0);
  expect(opacityAfter(160)).toBeGreaterThan(0);
});

test('a dialog takes no place while it loads', () => {
  showLoading(element, 'customer-form');
  expect(element.getBoundingClientRect().height).toBe(0);
});

test.each([
  ['de-AT', 'de-AT', 'ltr', 'Dieser Teil der Seite wurde nicht geladen.Erneut versuchen'],
  ['ar', 'ar', 'rtl', 'لم يتم تحميل هذا الجزء من الصفحة.أعد المحاولة'],
  ['nl', 'en', 'ltr', 'This part of the page has not loaded.Try again'],
  ['arn', 'en', 'ltr', 'This part of the page has not loaded.Try again'],
])('that a widget did not come, on a page in %s, is said in %s', async (locale, language, direction, text) => {
  const attachment = attach(element, 'customer-search', { locale });
  expect(await alertText()).toBe(text);
  const alert = root().querySelector('[role=alert]') as HTMLElement;
  expect(getComputedStyle(alert).direction).toBe(direction);
  expect(alert.lang).toBe(language);
  attachment.detach();
});

test('a host says it in its own words', async () => {
  configure({ messages: { 'load.failed': 'Ask the service desk.', 'load.retry': 'Again' } });
  const attachment = attach(element, 'customer-search', {});
  expect(await alertText()).toBe('Ask the service desk.Again');
  attachment.detach();
});

test('what nobody has said yet is told once, and the widget comes when it is said', async () => {
  configure({ cdn: undefined, patience: 200 });
  const codes = toldBy(element);
  const attachment = attach(element, 'customer-list', {});
  await alertText();
  await pause(300);
  configure({ locale: 'de' });
  await pause(300);
  expect(codes).toEqual(['cdn-missing']);

  configure({ cdn, patience: undefined });
  await mounted();
  expect(codes).toEqual(['cdn-missing']);
  attachment.detach();
});

test.each([
  ['cdn', 'cdn-missing'],
  ['api', 'api-missing'],
] as const)('a malformed `%s` is named, and replaced by one that is right', async (option, code) => {
  const right = { cdn, api: 'https://api.test' };
  configure({ [option]: 'https://:4000' });
  const told: unknown[] = [];
  element.addEventListener('customer-error', (event) => told.push((event as CustomEvent).detail));
  const attachment = attach(element, 'customer-form', {});
  const message = expect.stringMatching(new RegExp(`configure\\({ ${option} }\\).*URL.*https://:4000`));
  await vi.waitFor(() => expect(told).toEqual([{ code, message, url: undefined }]));
  configure(right);
  await mounted();
  attachment.detach();
});

test('a page that says it when it hears what is missing gets the widget', async () => {
  configure({ cdn: undefined });
  element.addEventListener('customer-error', () => configure({ cdn }), { once: true });
  const attachment = attach(element, 'customer-form', {});
  await mounted();
  attachment.detach();
});

test('the button is busy and keeps the focus while it tries; what does not come then is told again', async () => {
  configure({ patience: 200 });
  const requests = hangingCdn();
  const codes = toldBy(element);
  const attachment = attach(element, 'customer-delete', {});
  await alertText();
  const pressed = button();
  pressed.focus();
  pressed.click();
  expect(pressed.ariaDisabled).toBe('true');
  expect(root().activeElement).toBe(pressed);
  await vi.waitUntil(() => requests.length === 2, { interval: 5 });
  pressed.click();
  await pause(100);
  expect(requests).toHaveLength(2);
  expect(codes).toEqual(['timeout']);

  await vi.waitFor(() => expect(codes).toEqual(['timeout', 'timeout']));
  expect(button()).not.toBe(pressed);
  expect(button().ariaDisabled).toBeNull();
  expect(root().activeElement).toBe(button());
  attachment.detach();
});

// Before tests that leave an attempt for this widget under way, which the next to ask would join.
test('an earlier attempt that fails does not end the one of the button', async () => {
  configure({ patience: 200 });
  const requests = hangingCdn();
  const codes = toldBy(element);
  const attachment = attach(element, 'customer-search', {});
  await alertText();
  configure({ patience: 10_000 });
  button().click();
  await vi.waitUntil(() => requests.length === 2, { interval: 5 });
  await failBoth(requests, 0, 2);
  await pause(100);
  expect(button().ariaDisabled).toBe('true');
  expect(codes).toEqual(['timeout']);
  await failBoth(requests, 1, 3);
  await vi.waitFor(() => expect(codes).toEqual(['timeout', 'channel-unavailable']));
  attachment.detach();
});

test('what failed is asked for at once when the network is back', async () => {
  configure({ patience: 200 });
  const requests = hangingCdn();
  const codes = toldBy(element);
  const attachment = attach(element, 'customer-search', {});
  await alertText();
  configure({ patience: 10_000 });
  await failBoth(requests, 0, 1);
  await vi.waitFor(() => expect(codes).toEqual(['timeout', 'channel-unavailable']));
  expect(requests).toHaveLength(2);
  dispatchEvent(new Event('online'));
  await failBoth(requests, 2, 3);
  attachment.detach();
});

test('asking again in the background changes nothing and tells nobody', async () => {
  configure({ patience: 50 });
  const codes = toldBy(element);
  const attachment = attach(element, 'customer-search', {});
  await vi.waitUntil(() => codes.length === 2);
  button().click();
  await vi.waitUntil(() => codes.length === 4);
  expect(codes).toEqual(['timeout', 'widget-unavailable', 'timeout', 'widget-unavailable']);

  const changes = new MutationObserver(() => {});
  changes.observe(root(), { subtree: true, childList: true, attributes: true });
  const asking = vi.spyOn(globalThis, 'fetch');
  onTestFinished(() => asking.mockRestore());
  await vi.waitUntil(() => asking.mock.calls.length > 4, { timeout: 5_000 });
  expect(changes.takeRecords()).toEqual([]);
  expect(codes).toHaveLength(4);
  attachment.detach();
});
