import type { WidgetEventName, WidgetEvents } from './events.ts';
import type { WidgetOptions } from './widget-options.ts';

/** A widget on a page. */
export interface MountedWidget<P> {
  /** Changes some properties; the others stay. `undefined` takes a property back to its default. */
  update: (change: Partial<P>) => void;
  /** Takes everything away that `mount` made: tree, listeners, style sheets, and the group when nobody else uses it. */
  unmount: () => void;
  /** Listens to one of the widget's events; the result stops listening. `unmount` stops all. */
  on<N extends WidgetEventName>(type: N, listener: (event: CustomEvent<WidgetEvents[N]>) => void): () => void;
}

/** What a remote exposes as `./mount`. `P` are the widget's own properties beside `WidgetOptions`. */
export type Mount<P extends WidgetOptions> = (element: HTMLElement, props: P) => MountedWidget<P>;
