import type { WidgetOptions } from '@customer-kit/kit';
import type { Connection } from './backend.ts';
import type { Language } from './settings.ts';

/** What a page with widgets is given. */
export interface WidgetPageProps {
  connection: Connection;
  /** The visitor's choices, the same for every widget. */
  look: Pick<WidgetOptions, 'locale' | 'theme' | 'density'>;
  language: Language;
}
