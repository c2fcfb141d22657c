import { QueryClientProvider } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from './error-boundary.tsx';
import { dispatcherOf } from './events.ts';
import { acquireGroup, type Group } from './group.ts';
import { type Catalog, createTranslate } from './messages.ts';
import type { Mount } from './mount.ts';
import { dress } from './shadow/container.ts';
import { createShadowHost } from './shadow/shadow-host.ts';
import baseStyles from './styles/base.css?inline';
import tokenStyles from './styles/tokens.css?inline';
import { common, loadCatalog, loadedCatalog, type Texts } from './texts.ts';
import { WidgetContext } from './widget-context.ts';
import type { WidgetName } from './widget-name.ts';
import { resolveLocale, type WidgetOptions } from './widget-options.ts';

export interface WidgetDefinition<P extends WidgetOptions> {
  name: WidgetName;
  Component: ComponentType<P>;
  /** The widget's style sheet as text. The kit's own comes first. */
  styles: string;
  /** Default: what every widget says. */
  texts?: Texts;
  /** Fetches what a preview has shown, so that the widget begins with as much. Not called where there is none. */
  prefetch?: (group: Group, props: P) => Promise<void>;
}

/** Makes a widget of a component: `mount` draws it in a shadow root of the element, within its group and in its language. */
export function defineWidget<P extends WidgetOptions>({
  name,
  Component,
  styles,
  texts = common,
  prefetch,
}: WidgetDefinition<P>): Mount<P> {
  return (element, initialProps) => {
    const host = createShadowHost(element, [tokenStyles, baseStyles, styles]);
    const root = createRoot(host.container);
    const listening = new AbortController();
    const dispatch = dispatcherOf(element);
    const translateOf = newest(createTranslate);
    let props = initialProps;
    let membership = join(name, props);
    /** In another group it starts anew: what one API gave, or was typed for it, must not go to another. */
    let groups = 1;
    let prefetching = host.previewed
      ? prefetch?.(membership.group, props).finally(() => {
          prefetching = undefined;
        })
      : undefined;

    /** Nothing is drawn, or changed, until the texts of its language are there, and what a preview shows already. */
    function render() {
      const locale = resolveLocale(props.locale);
      const catalog = prefetching ? undefined : loadedCatalog(texts, locale);
      if (catalog) draw(locale, catalog);
      else void Promise.all([loadCatalog(texts, locale), prefetching]).then(([late]) => drawIfWanted(locale, late));
    }

    function drawIfWanted(locale: string, catalog: Catalog) {
      if (!listening.signal.aborted && resolveLocale(props.locale) === locale) draw(locale, catalog);
    }

    function draw(locale: string, catalog: Catalog) {
      dress(host.container, locale, catalog, props);
      const { group } = membership;
      root.render(
        <WidgetContext.Provider
          key={groups}
          value={{
            group,
            dispatch,
            adoptStyles: host.adopt,
            locale,
            textLocale: host.container.lang,
            translate: translateOf(catalog, props.messages, locale, host.container.lang),
          }}
        >
          <QueryClientProvider client={group.queryClient}>
            <ErrorBoundary>
              <Component {...props} />
            </ErrorBoundary>
          </QueryClientProvider>
        </WidgetContext.Provider>,
      );
    }

    render();

    return {
      update(change) {
        const next = { ...props, ...change };
        if (next.api !== props.api || next.group !== props.group || next.getAccessToken !== props.getAccessToken) {
          const left = membership;
          membership = join(name, next);
          left.leave();
          if (left.group !== membership.group) groups += 1;
        }
        props = next;
        render();
        void membership.group.checkSignIn();
      },
      unmount() {
        listening.abort();
        root.unmount();
        membership.leave();
        host.remove();
      },
      on(type, listener) {
        const stop = new AbortController();
        element.addEventListener(type, listener as EventListener, {
          signal: AbortSignal.any([stop.signal, listening.signal]),
        });
        return () => stop.abort();
      },
    };
  };
}

function join(name: WidgetName, options: WidgetOptions) {
  const { group, release } = acquireGroup(options);
  count(group, name, 1);
  return {
    group,
    leave() {
      count(group, name, -1);
      release();
    },
  };
}

function count({ store }: Group, name: WidgetName, change: 1 | -1): void {
  const { mounted } = store.get();
  store.set({ mounted: { ...mounted, [name]: (mounted[name] ?? 0) + change } });
}

/** The function's result, the same one again while its arguments are the same. */
function newest<A extends unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let last: { args: A; result: R } | undefined;
  return (...args) => {
    if (!last?.args.every((arg, index) => arg === args[index])) last = { args, result: make(...args) };
    return last.result;
  };
}
