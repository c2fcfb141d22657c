/** A page for tests of a widget that changes customers: what it asks, what it tells, and what its group knows. */
import { onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Mount, MountedWidget } from '../src/mount.ts';
import { defineWidget } from '../src/widget.tsx';
import { useWidget, type WidgetContextValue } from '../src/widget-context.ts';
import type { WidgetOptions } from '../src/widget-options.ts';

type Store = WidgetContextValue['group']['store'];

interface AnsweredPageOptions<P extends WidgetOptions> {
  props: P & { api: string };
  /** The API behind `props.api`; a response of type `error` is one that did not come. */
  respond: (request: Request) => Promise<Response>;
  /** Types of the events to keep. */
  listen: readonly string[];
}

export interface AnsweredPage<P extends WidgetOptions> {
  element: HTMLElement;
  widget: MountedWidget<P>;
  /** What the widget told the page, in order. */
  events: { type: string; detail: unknown }[];
  /** Requests so far, as "METHOD /path". */
  requests: string[];
  /** What another widget of its group would use. */
  group: Store;
  /** From now on answers wait, until the result is called. */
  hold: () => () => void;
  /**
   * From now on the API does what it is asked, but its answers get lost, or a proxy gives this status in their place;
   * until the result is called.
   */
  loseAnswers: (status?: number) => () => void;
}

/** A page of 1000 × 900 with a button that has the focus, and the widget. Everything goes when the test has finished. */
export async function openAnsweredPage<P extends WidgetOptions>(
  mount: Mount<P>,
  { props, respond, listen }: AnsweredPageOptions<P>,
): Promise<AnsweredPage<P>> {
  await page.viewport(1000, 900);
  const requests: AnsweredPage<P>['requests'] = [];
  let held = Promise.resolve();
  let losing = false;
  let proxyStatus: number | undefined;
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith(props.api)) return real(input, init);
    requests.push(`${request.method} ${pathname.slice(props.api.length)}`);
    await held;
    const response = await respond(request);
    if (losing && proxyStatus) return new Response(null, { status: proxyStatus });
    if (response.type === 'error' || losing) throw new TypeError('Failed to fetch');
    request.signal.throwIfAborted();
    return response;
  });

  const opener = document.createElement('button');
  opener.textContent = 'Opener';
  const element = document.createElement('div');
  const events: AnsweredPage<P>['events'] = [];
  for (const type of listen) {
    element.addEventListener(type, (event) => events.push({ type, detail: (event as CustomEvent).detail }));
  }
  document.body.append(opener, element);
  const widget = mount(element, props);
  const probe = await mountGroupProbe({ api: props.api });
  opener.focus();
  onTestFinished(() => {
    widget.unmount();
    probe.unmount();
    document.body.replaceChildren();
    localStorage.clear();
    vi.restoreAllMocks();
  });

  return {
    element,
    widget,
    events,
    requests,
    group: probe.store,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    loseAnswers(status) {
      losing = true;
      proxyStatus = status;
      return () => {
        losing = false;
      };
    },
  };
}

/** A widget of the same group that hands its store to the test. */
async function mountGroupProbe(options: WidgetOptions): Promise<{ store: Store; unmount: () => void }> {
  const element = document.createElement('div');
  document.body.append(element);
  const { promise, resolve } = Promise.withResolvers<Store>();
  function Probe() {
    resolve(useWidget().group.store);
    return null;
  }
  const widget = defineWidget({ name: 'customer-search', Component: Probe, styles: '' })(element, options);
  return { store: await promise, unmount: () => widget.unmount() };
}

/** What the widget's status says at the moment in which its dialog goes: until then no screen reader knows the status. */
export function statusAtClosing({ shadowRoot }: HTMLElement): Promise<string | null | undefined> {
  return new Promise((resolve) => {
    if (!shadowRoot?.querySelector('dialog')) throw new Error('No dialog is open.');
    const watching = new MutationObserver(() => {
      if (shadowRoot.querySelector('dialog')) return;
      watching.disconnect();
      resolve(shadowRoot.querySelector('[role=status]')?.textContent);
    });
    watching.observe(shadowRoot, { childList: true, subtree: true });
  });
}

/** From now on, the texts of statuses that came with them: a screen reader does not know such a status, and says nothing. */
export function textsBornWithStatus({ shadowRoot }: HTMLElement): readonly string[] {
  const texts: string[] = [];
  const watching = new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof Element)) continue;
      const statuses = [node, ...node.querySelectorAll('*')].filter((element) => element.role === 'status');
      texts.push(...statuses.map(({ textContent }) => textContent).filter((text) => text !== ''));
    }
  });
  if (shadowRoot) watching.observe(shadowRoot, { childList: true, subtree: true });
  onTestFinished(() => watching.disconnect());
  return texts;
}
