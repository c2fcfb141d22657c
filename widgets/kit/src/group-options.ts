import type { ApiClientOptions } from './api/api-client.ts';

export interface GroupOptions extends Omit<ApiClientOptions, 'onAnswer'> {
  /** Widgets with the same one work together. Default: all that talk to the same API. */
  group?: string | undefined;
}
