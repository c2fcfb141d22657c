import { withCustomers } from '@customer-kit/mock';
import { type ServedMock, serveMock } from '@customer-kit/mock/node';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { type HostPage, hostPages } from '../bench/isolation-page.ts';
import { type StaticServer, startStaticServer } from '../serve/static-server.ts';

export interface LoaderPage {
  tags?: string;
  /** Of the loader's script tag. */
  attributes?: string;
  /** The page's own; `EMBED` is the loader's URL. */
  scripts?: string;
}

/** Requests of the page for `url` wait until the result is called. */
export async function hold(page: Page, url: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(url, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

/** So much that nothing comes by itself, nor is given out as failed, while a test or a busy machine takes its time. */
const patience = '20000';

/** Gives a page's loader patience. */
export function patiently(page: Page): Promise<unknown> {
  return page.addInitScript((milliseconds) => {
    // The page is read by then, and the loader has not run.
    document.addEventListener(
      'readystatechange',
      () => document.querySelector('script[data-api]')?.setAttribute('data-patience', milliseconds),
      { once: true },
    );
  }, patience);
}

/** A host's page with the loader and widgets, on a mock of 150 customers that begins anew with each test. */
export function useLoaderPage() {
  const pages = new Map<string, HostPage>();
  let api: ServedMock;
  let host: StaticServer;

  beforeAll(async () => {
    api = await serveMock({ scenarios: [withCustomers(150)] });
    host = await startStaticServer(hostPages(pages), { port: 0 });
  });

  beforeEach(() => {
    api.mock.reset();
    pages.clear();
  });

  afterAll(async () => {
    await host.stop();
    await api.close();
  });

  return {
    get api() {
      return api;
    },
    /** @returns its URL */
    given({ tags = '<customer-list></customer-list>', attributes = '', scripts = '' }: LoaderPage = {}): string {
      const embed = `${inject('endpoints').cdn}/embed.js`;
      const script = `<script type="module" src="${embed}" data-api="${api.url}" ${attributes} data-patience="${patience}"></script>`;
      pages.set('page', { body: script + tags + scripts.replaceAll('EMBED', embed) });
      return `${host.url}/page`;
    },
  };
}
