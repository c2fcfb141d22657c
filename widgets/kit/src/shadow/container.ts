import { type Appearance, applyAppearance } from '../appearance.ts';
import { directionOf } from '../direction.ts';

/** What the style sheets of a container go by, beside its language. */
export interface Dress {
  theme?: 'auto' | 'light' | 'dark' | undefined;
  density?: 'comfortable' | 'compact' | undefined;
  appearance?: Appearance | undefined;
}

/** The element in a shadow root that a widget draws in. */
export function createContainer(): HTMLElement {
  const container = document.createElement('div');
  container.className = 'ck';
  return container;
}

/** Says on a container which language, direction and look it has. */
export function dress(container: HTMLElement, locale: string, { theme, density, appearance }: Dress): void {
  container.lang = locale;
  container.dir = directionOf(locale);
  applyAppearance(container, appearance);
  container.dataset.theme = theme ?? 'auto';
  container.dataset.density = density ?? 'comfortable';
}
