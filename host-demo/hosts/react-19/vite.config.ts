import { join } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    target: 'es2022',
    sourcemap: true,
    rolldownOptions: {
      input: ['index', 'federated'].map((name) => join(import.meta.dirname, `${name}.html`)),
    },
  },
});
