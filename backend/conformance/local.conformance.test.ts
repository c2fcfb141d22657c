import { conformanceSuite } from '@customer-kit/conformance';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Base URL of the local backend that the global set-up started. */
    apiUrl: string;
  }
}

conformanceSuite({ name: 'local backend', baseUrl: inject('apiUrl') });
