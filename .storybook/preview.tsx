/// <reference types="vite/client" />
import { startWorker } from '@customer-kit/mock/browser';
import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview } from '@storybook/react-vite';
import { configure } from '@testing-library/dom';
import { setupWorker } from 'msw/browser';
import addonMsw from 'msw-storybook-addon';
import { within } from 'shadow-dom-testing-library';
import './docs/docs.css';
import { ThemedDocs } from './docs-container.tsx';
import { inLanguage } from './in-language.ts';
import { type StoryApi, type Surroundings, startStoryMock } from './story-mock.ts';
import { forgetUnanswered, onUnhandledFrame, requireAnswers } from './unanswered.ts';

/** `canvas` of every story looks into shadow roots: see `beforeEach`. */
declare module 'storybook/internal/csf' {
  interface Canvas extends ReturnType<typeof within> {}
}

// A second is not enough for a form's code to arrive while other tests take the processor.
configure({ asyncUtilTimeout: 10_000 });

async function startMsw() {
  const worker = setupWorker();
  // The service worker must be found when Storybook is served below a path.
  const url = `${import.meta.env.BASE_URL}mockServiceWorker.js`;
  await startWorker(worker, { serviceWorker: { url }, onUnhandledFrame, quiet: true });
  return worker;
}

/** The toolbar's choices, as every widget takes them. With messages, if none, a locale has its own direction. */
function widgetOptionsOf({ locale, theme = 'auto', density }: Record<string, string>) {
  return { locale, theme: themeOf(theme), density, ...(locale === 'he' && { messages: {} }) };
}

/** A story on a page of the documentation is in the page's theme. */
function themeOf(chosen: string): string {
  const page = frameElement?.ownerDocument.documentElement.style.colorScheme;
  return chosen === 'auto' && (page === 'light' || page === 'dark') ? page : chosen;
}

export default definePreview({
  addons: [addonA11y(), addonDocs(), addonMsw(startMsw)],
  initialGlobals: {
    locale: 'en',
    theme: 'auto',
    density: 'comfortable',
    width: 'all',
    latency: 'none',
    role: 'editor',
    ...(globalThis as { storybookGlobals?: object }).storybookGlobals,
  },
  globalTypes: {
    locale: toolbar('Language', 'globe', [
      { value: 'en', title: 'English' },
      { value: 'de', title: 'Deutsch' },
      { value: 'fr', title: 'Français' },
      { value: 'es', title: 'Español' },
      { value: 'ja', title: '日本語' },
      { value: 'ar', title: 'العربية, right to left' },
      { value: 'he', title: 'English texts, right to left' },
    ]),
    theme: toolbar('Theme', 'contrast', ['auto', 'light', 'dark']),
    density: toolbar('Density', 'listunordered', ['comfortable', 'compact']),
    width: toolbar('Width', 'grow', ['all', '320', '480', '768', '1024']),
    latency: toolbar('Latency', 'timer', ['none', '300 ms', '2 s', '10 s']),
    role: toolbar('Role', 'user', ['editor', 'viewer', 'nobody']),
  },
  parameters: {
    layout: 'padded',
    options: {
      storySort: {
        order: [
          'Start',
          ['Introduction', 'Four widgets together', 'Will it fit my portal?', 'Snippet builder', 'Groups and events'],
          'Widgets',
          ['List', ['Guide'], 'Form', ['Guide'], 'Delete', ['Guide'], 'Search', ['Guide']],
          'Design',
          ['Tokens', 'Appearance playground', 'States and stories'],
          'Reference',
        ],
      },
    },
    a11y: { test: 'error' },
    docs: { container: ThemedDocs, story: { inline: false, height: '480px' } },
  },
  decorators: [
    (Story, { globals }) => {
      const theme = themeOf(globals.theme);
      document.documentElement.style.colorScheme = theme === 'auto' ? 'light dark' : theme;
      document.documentElement.style.background = 'Canvas';
      const inlineSize = globals.width === 'all' ? undefined : `${globals.width}px`;
      return (
        <div style={{ inlineSize }}>
          <Story />
        </div>
      );
    },
  ],
  async beforeEach({ msw, parameters, args, globals, id, canvas, canvasElement }) {
    const { handlers, baseUrl } = startStoryMock(parameters.api as StoryApi | undefined, globals as Surroundings);
    msw.use(...handlers);
    forgetUnanswered();
    // Each story is a group of its own, so that none inherits another's cache.
    Object.assign(args, { api: baseUrl, group: id, ...widgetOptionsOf(globals) });
    // Queries by role have to look into shadow roots.
    Object.assign(canvas, await inLanguage(within(canvasElement), globals.locale));
  },
  afterEach: requireAnswers,
});

type Icon = 'globe' | 'contrast' | 'listunordered' | 'grow' | 'timer' | 'user';

function toolbar(title: string, icon: Icon, items: string[] | { value: string; title: string }[]) {
  return { description: title, toolbar: { title, icon, items, dynamicTitle: true } };
}
