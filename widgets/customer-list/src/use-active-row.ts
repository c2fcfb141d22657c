import type { CustomerSummary } from '@customer-kit/kit';
import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Rows } from './rows-of-pages.ts';
import type { RowWindow } from './use-row-window.ts';
import type { Selection } from './use-selection.ts';

interface Active {
  scope: string;
  id: string;
  index: number;
}

export interface ActiveRow {
  /** Index of the one row that Tab stops at; undefined without rows. */
  tabStop: number | undefined;
  onFocus: (event: FocusEvent) => void;
  onBlur: (event: FocusEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

interface ActiveRowOptions {
  rows: RowWindow;
  scope: string;
  customers: Rows;
  /** Undefined: rows cannot be selected. */
  selection: Selection | undefined;
  onOpen: ((customer: CustomerSummary) => void) | undefined;
  onDelete: ((customers: readonly CustomerSummary[]) => void) | undefined;
}

/** Roving tabindex over rows; the focus stays on its customer, or on the next one when that customer goes. */
export function useActiveRow({ rows, scope, customers, selection, onOpen, onDelete }: ActiveRowOptions): ActiveRow {
  const { body, reveal } = rows;
  const [active, setActive] = useState<Active>();
  const hasFocus = useRef(false);
  const wanted = useRef<number>(undefined);
  const located = useMemo(
    () => locate(customers, active?.scope === scope ? active : undefined),
    [customers, active, scope],
  );
  const tabStop = located ?? firstInView(rows, customers);

  function focusRow(index: number) {
    const customer = customers.at(index);
    if (!customer) return;
    setActive({ scope, id: customer.id, index });
    reveal(index);
    wanted.current = focusIfThere(body.current, index) ? undefined : index;
  }

  /** The row an event comes from, and whether from itself rather than from something in it. */
  function rowAt({ target }: { target: EventTarget }) {
    const row = rowOf(target);
    const index = Number(row?.dataset.index);
    return { index, customer: customers.at(index), isRow: row === target };
  }

  // The row may have been outside the window and exist only now.
  useLayoutEffect(() => {
    if (focusIfThere(body.current, wanted.current)) wanted.current = undefined;
  });

  // A row that leaves the DOM takes the focus with it, and no event tells.
  useLayoutEffect(() => {
    if (!hasFocus.current || tabStop === undefined) return;
    const element = body.current;
    if (element && !element.contains(activeElementOf(element))) focusIfThere(element, tabStop);
  });

  return {
    tabStop,
    onFocus(event) {
      hasFocus.current = true;
      const { index, customer } = rowAt(event);
      if (customer) setActive({ scope, id: customer.id, index });
    },
    onBlur(event) {
      hasFocus.current = event.currentTarget.contains(event.relatedTarget);
    },
    onKeyDown(event) {
      const { index, customer, isRow } = rowAt(event);
      if (!customer || event.altKey) return;
      const target = targetOf(event.key, index, customers.length, rows.fitting);
      if (selection && isSelectAll(event)) selection.selectAll();
      else if (event.ctrlKey || event.metaKey || (event.shiftKey && target === undefined)) return;
      else if (target !== undefined) {
        focusRow(target);
        if (event.shiftKey) selection?.select(target, true, index);
      } else if (event.key === ' ' && isRow) selection?.select(index, false);
      else if (event.key === 'Escape' && selection && selection.ids.size > 0) selection.clear();
      else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') focusWithinRow(event);
      else if (event.key === 'Enter' && isRow && !event.repeat) onOpen?.(customer);
      else if (event.key === 'Delete' && onDelete)
        onDelete(selection?.ids.has(customer.id) ? selection.rows() : [customer]);
      else return;
      event.preventDefault();
    },
  };
}

function locate(customers: Rows, active: Active | undefined): number | undefined {
  if (!active || customers.length === 0) return undefined;
  if (customers.at(active.index)?.id === active.id) return active.index;
  const found = customers.indexOf(active.id);
  return found === -1 ? Math.min(active.index, customers.length - 1) : found;
}

function firstInView({ start, end }: RowWindow, customers: Rows): number | undefined {
  if (customers.length === 0) return undefined;
  return Math.min(start === 0 ? 0 : Math.floor((start + end) / 2), customers.length - 1);
}

function targetOf(key: string, index: number, count: number, fitting: number): number | undefined {
  const page = Math.max(1, fitting - 1);
  const targets: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.min(Math.max(target, 0), count - 1);
}

function isSelectAll({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'a' && (ctrlKey || metaKey) && !shiftKey;
}

/** Along the row: the row itself, then its buttons, in reading direction. */
function focusWithinRow({ key, target }: KeyboardEvent): void {
  const row = rowOf(target);
  if (!row) return;
  const stops = [row, ...row.querySelectorAll<HTMLElement>('button')];
  const forward = key === (getComputedStyle(row).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight');
  stops[stops.indexOf(target as HTMLElement) + (forward ? 1 : -1)]?.focus({ preventScroll: true });
}

function focusIfThere(body: HTMLElement | null, index: number | undefined): boolean {
  const row = index === undefined ? null : body?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  row?.focus({ preventScroll: true });
  return Boolean(row);
}

function rowOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
}

function activeElementOf(element: Element): Element | null {
  return (element.getRootNode() as Document | ShadowRoot).activeElement;
}
