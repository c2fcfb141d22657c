import type { MountedWidget, WidgetName, WidgetOptions } from '@customer-kit/kit/host';
import { showFallback, showLoading } from './fallback.ts';
import { firstThingsFirst, sendFirstRequest } from './first-request.ts';
import { askedFor, load, loadAgain } from './load.ts';
import { LoadError, type LoadErrorCode } from './load-error.ts';
import { onConfigure, options, patience, urlOf } from './options.ts';
import { propKinds, type WidgetProps } from './widget-props.ts';

type Given = Record<string, unknown>;

export type GivenProps<W extends WidgetName> = Partial<WidgetProps[W]>;

/** A widget in an element, from the moment somebody wants it: loading, shown, or failed with a way to try again. */
export interface Attachment<W extends WidgetName> {
  /** Replaces all properties; one left out is taken from `configure`. */
  update(props: GivenProps<W>): void;
  detach(): void;
}

/** Failures that pass by themselves: of the network, of who serves the files, of what was published. */
const passing: ReadonlySet<LoadErrorCode> = new Set([
  'channel-unavailable',
  'widget-unavailable',
  'timeout',
  'integrity',
]);

/** What to do when the loader got a widget after others had failed: they ask again at once. */
const waiting = new Set<() => void>();

/**
 * Loads a widget and keeps it mounted in `element`. A failure, or more than `patience`, shows the fallback in the
 * element's shadow root and dispatches `customer-error` with code, message and URL; nothing else on the page notices.
 * The widget comes when it can: by the button, when the network is back, and by asking again with growing pauses.
 */
export function attach<W extends WidgetName>(
  element: HTMLElement,
  widget: W,
  initialProps: GivenProps<W>,
): Attachment<W> {
  const names = [...propKinds(widget).keys()];
  let props = initialProps;
  let mounted: MountedWidget<WidgetProps[W]> | undefined;
  let state: 'loading' | 'failed' | 'unconfigured' | 'mounted' | 'detached';
  let told: string | undefined;
  let attempts = 0;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stopListening = onConfigure(refresh);
  let forgetFirstRequest = () => {};
  showLoading(element, widget);
  begin();

  /** Also when what was missing may be configured. */
  function begin(): void {
    state = 'loading';
    forgetFirstRequest();
    forgetFirstRequest = sendFirstRequest(widget, givenProps, (draw, answer) => {
      // Whoever has pressed the button keeps it, and the focus, until the widget comes.
      if (state !== 'loading' || element.shadowRoot?.activeElement !== null) return;
      try {
        draw(element.shadowRoot, answer, effectiveProps());
      } catch {
        // An API newer than the widgets may answer what they cannot draw yet.
        showLoading(element, widget);
      }
    });
    void start(load);
  }

  async function start(by: typeof load): Promise<void> {
    const attempt = ++attempts;
    stopWaiting();
    if (state === 'loading') {
      const late = `${widget} has not come within ${patience()} ms. It shows when it does.`;
      timer = setTimeout(() => tell(new LoadError('timeout', late, askedFor(widget))), patience());
    }
    try {
      await firstThingsFirst();
      const mount = await by(widget);
      if (isOver()) return;
      stopWaiting();
      mounted = mount(element, effectiveProps());
      state = 'mounted';
      told = undefined;
      for (const askAgain of waiting) askAgain();
    } catch (error) {
      // While a later attempt is under way, its answer counts.
      if (!isOver() && attempt === attempts) fail(error);
    }
  }

  // A function, because the state changes while start() waits, which narrowing does not see.
  function isOver(): boolean {
    return state === 'detached' || state === 'mounted';
  }

  function fail(error: unknown): void {
    const loadError = loadErrorOf(error);
    stopWaiting();
    if (passing.has(loadError.code)) {
      failures += 1;
      // Up to a minute, and not everybody at once.
      const pause = Math.min(patience() * 2 ** failures, 60_000) * (0.75 + Math.random() / 2);
      timer = setTimeout(retry, pause);
      waiting.add(retry);
      addEventListener('online', retry);
    }
    // Last, because the page may answer by detach() or configure().
    tell(loadError);
  }

  function stopWaiting(): void {
    clearTimeout(timer);
    waiting.delete(retry);
    removeEventListener('online', retry);
  }

  function retry(): void {
    void start(loadAgain);
  }

  /** Shows and dispatches a failure, once for each kind: asking again in the background must not disturb anybody. */
  function tell({ code, message, url }: LoadError): void {
    state = code.endsWith('-missing') ? 'unconfigured' : 'failed';
    const failure = `${code} ${url}`;
    if (failure === told) return;
    told = failure;
    showFallback(element, props, () => {
      told = undefined;
      state = 'loading';
      retry();
    });
    element.dispatchEvent(
      new CustomEvent('customer-error', { detail: { code, message, url }, bubbles: true, composed: true }),
    );
  }

  function loadErrorOf(error: unknown): LoadError {
    if (error instanceof LoadError) return error;
    return new LoadError('widget-broken', `${widget} did not start: ${String(error)}`, undefined, error);
  }

  function refresh(): void {
    try {
      if (mounted) mounted.update(effectiveProps());
      else if (state === 'unconfigured') begin();
    } catch (error) {
      // Thrown on, it would end the host's own rendering, and `configure` before others are told.
      mounted?.unmount();
      mounted = undefined;
      fail(error);
    }
  }

  function givenProps(): Given {
    const defaults = options() as object as Given;
    return Object.fromEntries(names.map((name) => [name, (props as Given)[name] ?? defaults[name]]));
  }

  function effectiveProps(): WidgetProps[W] {
    const all = givenProps();
    urlOf('api', all.api as string | undefined);
    return all as unknown as WidgetProps[W] & WidgetOptions;
  }

  return {
    update(next) {
      const changed = names.some((name) => (next as Given)[name] !== (props as Given)[name]);
      props = next;
      if (changed) refresh();
    },
    detach() {
      state = 'detached';
      stopListening();
      stopWaiting();
      forgetFirstRequest();
      mounted?.unmount();
      mounted = undefined;
      const { shadowRoot } = element;
      if (!shadowRoot) return;
      shadowRoot.replaceChildren();
      shadowRoot.adoptedStyleSheets = [];
    },
  };
}
