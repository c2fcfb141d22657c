/** The tags and events as TypeScript's own DOM types know them: `querySelector('customer-list')`, `addEventListener`. */
import type { WidgetEventName, WidgetEvents, WidgetName } from '@customer-kit/kit/host';
import type { GivenProps } from './attach.ts';
import type { WidgetElement } from './element.ts';

export type WidgetEventMap = { [N in WidgetEventName]: CustomEvent<WidgetEvents[N]> };

/** What a template can give a tag. It takes `onClose` for a listener of an event `close`; there is `customer-close`. */
export type TagProps<W extends WidgetName> = Omit<GivenProps<W>, 'onClose'>;

type WidgetTags = { [W in WidgetName]: WidgetElement<W> };

declare global {
  interface HTMLElementTagNameMap extends WidgetTags {}
  interface HTMLElementEventMap extends WidgetEventMap {}
  interface DocumentEventMap extends WidgetEventMap {}
  interface WindowEventMap extends WidgetEventMap {}
}
