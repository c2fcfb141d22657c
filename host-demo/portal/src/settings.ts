import { startTransition, useState } from 'react';
import type { Person } from './sign-in.ts';

export const themes = ['auto', 'light', 'dark'] as const;
export const densities = ['comfortable', 'compact'] as const;
/** By their own names, as a reader who cannot read the page would look for them. */
export const languages = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ja: '日本語',
  ar: 'العربية',
} as const;

export type Language = keyof typeof languages;

export interface Settings {
  theme: (typeof themes)[number];
  density: (typeof densities)[number];
  language: Language;
  person: Person;
}

const stored = 'portal.settings';

export function useSettings() {
  const [settings, setSettings] = useState(read);
  return {
    settings,
    change: (change: Partial<Settings>) => {
      const next = { ...settings, ...change };
      localStorage.setItem(stored, JSON.stringify(next));
      // What is there stays until the texts of another language have come.
      startTransition(() => setSettings(next));
    },
  };
}

function read(): Settings {
  const kept = JSON.parse(localStorage.getItem(stored) ?? '{}') as Partial<Settings>;
  return {
    theme: kept.theme ?? 'auto',
    density: kept.density ?? 'comfortable',
    language: kept.language ?? preferred(),
    person: kept.person ?? 'editor',
  };
}

function preferred(): Language {
  const known = navigator.languages.map((tag) => new Intl.Locale(tag).language).find((tag) => tag in languages);
  return (known ?? 'en') as Language;
}
