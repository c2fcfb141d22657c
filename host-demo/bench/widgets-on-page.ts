import type { Page } from 'playwright';

export const widgets = ['customer-search', 'customer-list', 'customer-form', 'customer-delete'] as const;

/** Waits until the widget itself has drawn something in the page's first element of this tag: a preview does not count. */
export const mounted = (page: Page, tag: string) =>
  page.waitForFunction(
    (name) => document.querySelector(name)?.shadowRoot?.querySelector('.ck:not([data-preview])'),
    tag,
  );
