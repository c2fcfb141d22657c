import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Choices of the toolbar that a run of all stories is in. */
    storybookGlobals: { theme: string; locale: string };
  }
}

// Before preview.tsx is loaded, which reads it.
Object.assign(globalThis, { storybookGlobals: inject('storybookGlobals') });
