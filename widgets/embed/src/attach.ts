import type { MountedWidget, WidgetName, WidgetOptions } from '@customer-kit/kit';
import { showFallback } from './fallback.ts';
import { load } from './load.ts';
import { LoadError } from './load-error.ts';
import { onConfigure, options } from './options.ts';
import { propKinds, type WidgetProps } from './widget-props.ts';

type Given = Record<string, unknown>;

export type GivenProps<W extends WidgetName> = Partial<WidgetProps[W]>;

/** A widget in an element, from the moment somebody wants it: loading, shown, or failed with a way to try again. */
export interface Attachment<W extends WidgetName> {
  /** Replaces all properties; one left out is taken from `configure`. */
  update(props: GivenProps<W>): void;
  detach(): void;
}

/**
 * Loads a widget and keeps it mounted in `element`. A failure shows the fallback in the element's shadow root and
 * dispatches `customer-error` with code, message and URL; nothing else on the page notices.
 */
export function attach<W extends WidgetName>(
  element: HTMLElement,
  widget: W,
  initialProps: GivenProps<W>,
): Attachment<W> {
  const names = [...propKinds(widget).keys()];
  let props = initialProps;
  let mounted: MountedWidget<WidgetProps[W]> | undefined;
  let state: 'loading' | 'failed' | 'without-api' | 'mounted' | 'detached' = 'loading';

  const stopListening = onConfigure(refresh);
  void start();

  async function start(): Promise<void> {
    state = 'loading';
    try {
      const mount = await load(widget);
      if (isDetached()) return;
      mounted = mount(element, effectiveProps());
      state = 'mounted';
    } catch (error) {
      if (!isDetached()) fail(error);
    }
  }

  // A function, because the state changes while start() waits, which narrowing does not see.
  function isDetached(): boolean {
    return state === 'detached';
  }

  function fail(error: unknown): void {
    const { code, message, url } = loadErrorOf(error);
    state = code === 'api-missing' ? 'without-api' : 'failed';
    showFallback(element, props.messages ?? options().messages, () => void start());
    element.dispatchEvent(
      new CustomEvent('customer-error', { detail: { code, message, url }, bubbles: true, composed: true }),
    );
  }

  function loadErrorOf(error: unknown): LoadError {
    if (error instanceof LoadError) return error;
    return new LoadError('widget-broken', `${widget} did not start: ${String(error)}`, undefined, error);
  }

  function refresh(): void {
    if (mounted) mounted.update(effectiveProps());
    else if (state === 'without-api') void start();
  }

  function effectiveProps(): WidgetProps[W] {
    const defaults = options() as object as Given;
    const all = Object.fromEntries(names.map((name) => [name, (props as Given)[name] ?? defaults[name]]));
    if (!all.api) {
      throw new LoadError(
        'api-missing',
        `${widget}: say where the API is by data-api, the attribute api or configure().`,
      );
    }
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
      mounted?.unmount();
      mounted = undefined;
      element.shadowRoot?.replaceChildren();
    },
  };
}
