import { defineMain } from '@storybook/react-vite/node';
import { msw } from 'msw/vite';
import { customElementsPlugin } from './custom-elements-plugin.ts';

export default defineMain({
  framework: '@storybook/react-vite',
  stories: ['docs/*.mdx', 'docs/*.stories.tsx', '../widgets/*/stories/*.mdx', '../widgets/*/stories/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest', 'msw-storybook-addon'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (config) => ({
    ...config,
    plugins: [...(config.plugins ?? []), msw({ mode: 'worker-only' }), customElementsPlugin()],
  }),
});
