// Every test of the repository, by project: what it needs around it, and when it runs.
import { join } from 'node:path';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { type PlaywrightProviderOptions, playwright } from '@vitest/browser-playwright';
import { msw } from 'msw/vite';
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { chromiumFlags, findBrowser } from './infra/local/setup/browser.mjs';

/** Tests that need more than Node. */
const special = [
  '**/*.{browser,dynamodb,local,conformance,e2e}.test.{ts,tsx}',
  ...configDefaults.exclude,
  '**/{dist,cdk.out}/**',
];

const executablePath = await findBrowser();
const screenshots = join(import.meta.dirname, '.storybook', 'screenshots');

/** Every story in both themes and both directions: with `he` the texts stay English, with `ar` they are translated. */
const surroundings = [
  { theme: 'light', locale: 'en' },
  { theme: 'light', locale: 'he' },
  { theme: 'dark', locale: 'en' },
  { theme: 'dark', locale: 'ar' },
];

/** Projects run one after another: on two cores, a browser beside a JVM beside a bundler makes timings nobody has. */
let order = 0;
function nodeProject(name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return { test: { name, environment: 'node', sequence: { groupOrder: order++ }, ...test } };
}

export default defineConfig({
  test: {
    reporters: ['default', './.ci/counts-reporter.ts'],
    projects: [
      nodeProject('unit', {
        include: ['{backend,infra,widgets,host-demo,.ci}/**/*.test.{ts,tsx}'],
        exclude: special,
        // Properties take their time on a busy machine.
        testTimeout: 30_000,
      }),
      nodeProject('dynamodb', {
        include: ['backend/api/src/**/*.dynamodb.test.ts'],
        globalSetup: '.ci/in-memory-dynamodb.ts',
        testTimeout: 30_000,
      }),
      nodeProject('local', {
        include: ['infra/local/**/*.local.test.ts'],
        maxWorkers: 1,
        testTimeout: 60_000,
        hookTimeout: 60_000,
      }),
      nodeProject('conformance-mock', {
        include: ['backend/conformance/**/mock.conformance.test.ts'],
        testTimeout: 30_000,
      }),
      nodeProject('conformance-local', {
        include: ['backend/conformance/**/local.conformance.test.ts'],
        globalSetup: '.ci/in-memory-backend.ts',
        testTimeout: 60_000,
      }),
      // Not in `npm test`: needs API_URL.
      nodeProject('conformance-url', {
        include: ['backend/conformance/**/url.conformance.test.ts'],
        testTimeout: 120_000,
      }),
      browserProject(),
      storybookProject(),
      screenshotsProject(),
      nodeProject('e2e', {
        include: ['host-demo/e2e/**/*.e2e.test.ts'],
        globalSetup: 'host-demo/e2e/whole-stack.ts',
        maxWorkers: 1,
        testTimeout: 60_000,
        hookTimeout: 60_000,
        // As long as Playwright waits for an element. One second, the default, is a limit of its own on a busy machine.
        expect: { poll: { timeout: 15_000 } },
      }),
    ],
  },
});

function browserProject(): TestProjectInlineConfiguration {
  return {
    // Serves the worker script that the mock's own tests start.
    plugins: [msw({ mode: 'worker-only' })],
    // Found while tests run, a dependency would reload the page under them.
    optimizeDeps: {
      include: [
        'react',
        'react/jsx-runtime',
        'react/jsx-dev-runtime',
        'react-dom',
        'react-dom/client',
        '@tanstack/react-query',
        'zod/mini',
      ],
    },
    test: {
      name: 'browser',
      include: ['{backend,widgets,.storybook}/**/*.browser.test.{ts,tsx}'],
      sequence: { groupOrder: order++ },
      maxWorkers: 1,
      browser: browser('browser'),
    },
  };
}

function storybookProject(): TestProjectInlineConfiguration {
  const {
    instances: [instance],
    ...launched
  } = browser('storybook');
  return {
    plugins: [storybookTest({ configDir: '.storybook' })],
    test: {
      name: 'storybook',
      sequence: { groupOrder: order++ },
      maxWorkers: 1,
      setupFiles: ['.storybook/surroundings.ts'],
      browser: {
        ...launched,
        instances: surroundings.map((globals) => ({
          ...instance,
          browser: 'chromium',
          name: `storybook ${globals.theme} ${globals.locale}`,
          provide: { storybookGlobals: globals },
        })),
      },
    },
  };
}

function screenshotsProject(): TestProjectInlineConfiguration {
  const launched = browser('screenshots', {
    launchOptions: {
      // Painted in parts, a page looks slightly different (round corners) by what was painted before.
      args: [...chromiumFlags, '--disable-partial-raster'],
      env: { ...process.env, FONTCONFIG_FILE: join(screenshots, 'fonts.conf') },
    },
    contextOptions: { reducedMotion: 'reduce', timezoneId: 'UTC', locale: 'en-US' },
  });
  return {
    plugins: [msw({ mode: 'worker-only' })],
    test: {
      name: 'screenshots',
      include: ['.storybook/screenshots/*.test.ts'],
      sequence: { groupOrder: order++ },
      maxWorkers: 1,
      browser: {
        ...launched,
        expect: {
          toMatchScreenshot: {
            // The default overlooks small changes of colour.
            comparatorOptions: { threshold: 0.02, allowedMismatchedPixels: 0 },
            resolveScreenshotPath: ({ arg, ext }) => join(screenshots, 'pictures', `${arg}${ext}`),
          },
        },
      },
    },
  };
}

/** A fresh object for each project: Vitest writes the project's name into it. */
function browser(name: string, { launchOptions, contextOptions }: PlaywrightProviderOptions = {}) {
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({
      launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumFlags, ...launchOptions },
      ...(contextOptions && { contextOptions }),
    }),
    instances: [{ browser: 'chromium' as const, name }],
  };
}
