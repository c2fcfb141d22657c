/** A widget as its own components draw it, where there is no browser: what the build makes a preview from. */
import type { CustomerSummary } from '@customer-kit/contract';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Group } from '../src/group.ts';
import { createGroupStore } from '../src/group-state.ts';
import type { Language } from '../src/languages.ts';
import { type Catalog, createTranslate, type Message, type Translate } from '../src/messages.ts';
import { type CustomerList, listQueryKey } from '../src/queries/list-scope.ts';
import baseStyles from '../src/styles/base.css?inline';
import tokenStyles from '../src/styles/tokens.css?inline';
import { loadCatalog, type Texts } from '../src/texts.ts';
import { WidgetContext } from '../src/widget-context.ts';
import type { WidgetOptions } from '../src/widget-options.ts';

export interface TemplateSource<P extends WidgetOptions> {
  Component: ComponentType<P>;
  styles: string;
  texts: Texts;
  /** Of the texts that depend on the answer. */
  keys: readonly string[];
  /** The list's first page, one of each kind. */
  customers: CustomerSummary[];
  /** Selects elements that show nothing before the widget itself is there. */
  unseen: string;
}

/** What `build/preview.ts` asks of a widget's `src/preview/template.tsx`. */
export interface PreviewTemplate {
  styles: string;
  unseen: string;
  /** The languages there are texts in. */
  languages: Language[];
  in: (language: Language) => Promise<Drawn>;
}

interface Drawn {
  /** With the key in double braces where a text stands alone: a host may have another one for it. */
  markup: string;
  /** The texts of those keys. */
  marked: Catalog;
  /** Those that depend on the answer, and which language they are all in. */
  open: Catalog;
}

export function previewTemplate<P extends WidgetOptions>({
  Component,
  styles,
  texts,
  keys,
  customers,
  unseen,
}: TemplateSource<P>): PreviewTemplate {
  return {
    styles: [tokenStyles, baseStyles, styles].join('\n'),
    unseen: `.visually-hidden, ${unseen}`,
    languages: Object.keys(texts) as Language[],
    async in(language) {
      const catalog = await loadCatalog(texts, language);
      // No timer of a cache may keep the build from ending.
      const queryClient = new QueryClient({ defaultOptions: { queries: { gcTime: Infinity } } });
      const group = { queryClient, store: createGroupStore() } as Group;
      queryClient.setQueryData<CustomerList>(listQueryKey({ query: '', sort: 'name' }), {
        pages: [{ items: customers, nextCursor: null }],
        pageParams: [undefined],
      });
      const marked: Record<string, Message> = {};
      const filled = createTranslate(catalog, undefined, language);
      const translate: Translate<string> = (key, values) => {
        const message = catalog[key];
        if (values || message === undefined) return filled(key, values);
        marked[key] = message;
        return `{{${key}}}`;
      };
      const markup = renderToStaticMarkup(
        <WidgetContext.Provider
          value={{
            group,
            dispatch: () => true,
            adoptStyles: () => {},
            locale: language,
            textLocale: language,
            translate,
          }}
        >
          <QueryClientProvider client={queryClient}>
            <Component {...({ api: '' } as P)} />
          </QueryClientProvider>
        </WidgetContext.Provider>,
      );
      const open = Object.fromEntries(['lang', ...keys].flatMap((key) => (catalog[key] ? [[key, catalog[key]]] : [])));
      return { markup, marked, open };
    },
  };
}
