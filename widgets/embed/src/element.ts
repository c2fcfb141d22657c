/**
 * The custom elements: `<customer-list>`, `<customer-form>`, `<customer-delete>`, `<customer-search>`. Attributes and
 * properties of one name are the same option; a property that was set wins. Events: see `WidgetEvents`.
 */
import type { WidgetName } from '@customer-kit/kit/host';
import { type Attachment, attach, type GivenProps } from './attach.ts';
import { attributeOf } from './attribute.ts';
import { propKinds, widgetNames } from './widget-props.ts';

/** An element of a page with its widget's options as properties. */
export type WidgetElement<W extends WidgetName> = HTMLElement & GivenProps<W>;

/**
 * Makes the tags of all widgets work; on a server, which has no elements, does nothing. `prefix`: where a page has
 * those already, `acme` makes `<acme-customer-list>`.
 */
export function defineElements(prefix?: string): void {
  if (typeof customElements === 'undefined') return;
  for (const widget of widgetNames) defineElement(widget, prefix ? `${prefix}-${widget}` : widget);
}

export function defineElement(widget: WidgetName, tag: string = widget): void {
  if (customElements.get(tag)) {
    console.warn(`<${tag}> is already defined. Give one of its script tags a data-prefix.`);
    return;
  }
  customElements.define(tag, elementClass(widget));
}

function elementClass<W extends WidgetName>(widget: W) {
  const kinds = propKinds(widget);
  const names = [...kinds.keys()];

  class Element extends HTMLElement {
    static readonly observedAttributes = names.filter((name) => kinds.get(name) !== 'object').map(attributeOf);

    readonly #set: Record<string, unknown> = {};
    #attachment: Attachment<W> | undefined;

    static {
      for (const name of names) {
        Object.defineProperty(this.prototype, name, {
          enumerable: true,
          configurable: true,
          get(this: Element) {
            return this.#value(name);
          },
          set(this: Element, value: unknown) {
            this.#set[name] = value;
            this.#update();
          },
        });
      }
    }

    connectedCallback(): void {
      this.#takeEarlyProperties();
      this.#attachment ??= attach(this, widget, this.#props());
    }

    /** An element that is moved is disconnected and connected in one go; it keeps its widget. */
    disconnectedCallback(): void {
      queueMicrotask(() => {
        if (this.isConnected) return;
        this.#attachment?.detach();
        this.#attachment = undefined;
      });
    }

    attributeChangedCallback(): void {
      this.#update();
    }

    #update(): void {
      this.#attachment?.update(this.#props());
    }

    #props(): GivenProps<W> {
      return Object.fromEntries(names.map((name) => [name, this.#value(name)])) as GivenProps<W>;
    }

    #value(name: string): unknown {
      return this.#set[name] ?? this.#attribute(name);
    }

    #attribute(name: string): string | boolean | undefined {
      const kind = kinds.get(name);
      const given = kind === 'object' ? null : this.getAttribute(attributeOf(name));
      if (given === null) return undefined;
      // React before 19 writes `open={false}` as a text.
      return kind === 'flag' ? given !== 'false' : given;
    }

    /** Properties a page set before this class existed sit on the element itself and would hide the accessors. */
    #takeEarlyProperties(): void {
      const own = this as Record<string, unknown>;
      for (const name of names) {
        if (!Object.hasOwn(this, name)) continue;
        this.#set[name] = own[name];
        delete own[name];
      }
    }
  }
  return Element;
}
