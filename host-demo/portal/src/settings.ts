import { startTransition, useState } from 'react';
import { type Person, people } from './sign-in.ts';
import { readStored, store } from './storage.ts';

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
const tags = Object.keys(languages) as Language[];

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
      store(stored, JSON.stringify(next));
      // What is there stays until the texts of another language have come.
      startTransition(() => setSettings(next));
    },
  };
}

function read(): Settings {
  const kept = parsed(readStored(stored));
  return {
    theme: themes.find((theme) => theme === kept.theme) ?? 'auto',
    density: densities.find((density) => density === kept.density) ?? 'comfortable',
    language: tags.find((tag) => tag === kept.language) ?? preferred(),
    person: people.find((person) => person === kept.person) ?? 'editor',
  };
}

function parsed(text = '{}'): { [Name in keyof Settings]?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch (error) {
    console.warn(`${stored} is no JSON: ${text}`, error);
    return {};
  }
}

function preferred(): Language {
  // Of a browser that takes its language from the system's locale it may be no language tag: `C`, `en-US@posix`.
  const spoken = navigator.languages.map((tag) => tag.replace(/\W.*/, ''));
  return spoken.find((language): language is Language => language in languages) ?? 'en';
}
