/**
 * The widgets as components of a React host, 16.8 or newer. Only a `<div>` and effects belong to the host's React; the
 * widget inside is drawn by the kit's own, which the host's never meets.
 */
'use client';

import type { WidgetEventName, WidgetEvents, WidgetName } from '@customer-kit/kit/host';
import { type CSSProperties, createElement, useEffect, useRef } from 'react';
import { type Attachment, attach, type GivenProps } from './attach.ts';
import { eventNames } from './widget-props.ts';

type Pascal<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Pascal<Tail>}`
  : Capitalize<S>;

/** `onCustomerSelect` and the like, one for each event of a widget. */
export type WidgetEventProps = {
  [N in WidgetEventName as `on${Pascal<N>}`]?: ((event: CustomEvent<WidgetEvents[N]>) => void) | undefined;
};

/** A widget's options, its events, and what lays out the element around it. */
export type WidgetComponentProps<W extends WidgetName> = GivenProps<W> &
  WidgetEventProps & { id?: string; className?: string; style?: CSSProperties };

/** Customers page by page. Fetched when it is first mounted, as every widget is; where it does not come, see `attach`. */
export const CustomerList = component('customer-list');
/** Creates and edits a customer. */
export const CustomerForm = component('customer-form');
/** Asks before customers are deleted, and offers to take it back. */
export const CustomerDelete = component('customer-delete');
/** The text that the lists of its group are filtered by. */
export const CustomerSearch = component('customer-search');

function component<W extends WidgetName>(widget: W) {
  function Widget(props: WidgetComponentProps<W>) {
    const element = useRef<HTMLDivElement>(null);
    const attachment = useRef<Attachment<W> | undefined>(undefined);
    const newest = useRef(props);

    useEffect(() => {
      const target = element.current;
      if (!target) return undefined;
      attachment.current = attach(target, widget, newest.current);
      const listening = new AbortController();
      for (const name of eventNames) {
        target.addEventListener(name, (event) => handlerOf(newest.current, name)?.(event), {
          signal: listening.signal,
        });
      }
      return () => {
        listening.abort();
        attachment.current?.detach();
        attachment.current = undefined;
      };
    }, []);

    useEffect(() => {
      newest.current = props;
      attachment.current?.update(props);
    });

    return createElement('div', { ref: element, id: props.id, className: props.className, style: props.style });
  }

  Widget.displayName = eventProp(widget).slice(2);
  return Widget;
}

function handlerOf(props: object, name: WidgetEventName): ((event: Event) => void) | undefined {
  return (props as Record<string, ((event: Event) => void) | undefined>)[eventProp(name)];
}

function eventProp(name: string): string {
  return `on-${name}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
