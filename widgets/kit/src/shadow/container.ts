import { type Appearance, applyAppearance } from '../appearance.ts';
import { directionOf } from '../direction.ts';
import type { Catalog } from '../messages.ts';

/** What a container's look and language go by, beside the locale and the texts at hand. */
export interface Dress {
  theme?: 'auto' | 'light' | 'dark' | undefined;
  density?: 'comfortable' | 'compact' | undefined;
  appearance?: Appearance | undefined;
  messages?: Catalog | undefined;
}

/** The element in a shadow root that a widget draws in. */
export function createContainer(): HTMLElement {
  const container = document.createElement('div');
  container.className = 'ck';
  return container;
}

/**
 * Says on a container which language, direction and look it has. The language is that of the texts: not the locale's, where
 * there are none for it and the host gives none of its own.
 */
export function dress(
  container: HTMLElement,
  locale: string,
  { lang }: Catalog,
  { theme, density, appearance, messages }: Dress,
): void {
  container.lang = messages || locale.startsWith(lang as string) ? locale : (lang as string);
  container.dir = directionOf(container.lang);
  applyAppearance(container, appearance);
  container.dataset.theme = theme ?? 'auto';
  container.dataset.density = density ?? 'comfortable';
}
