import type { ComponentType } from 'react';
import { useEffect, useState } from 'react';
import type { SuggestionsProps } from './suggestions.tsx';

let loaded: ComponentType<SuggestionsProps> | undefined;

/** What opens under the field, fetched when it first has the focus. Where it does not come, the search works without. */
export function useSuggestions(wanted: boolean): ComponentType<SuggestionsProps> | undefined {
  const [, setArrived] = useState(loaded !== undefined);

  useEffect(() => {
    async function load() {
      try {
        loaded = (await import(/* webpackChunkName: "mount-suggestions" */ './suggestions.tsx')).Suggestions;
        setArrived(true);
      } catch (error) {
        console.warn('Suggestions did not load; the field searches without them.', error);
      }
    }
    if (wanted && !loaded) void load();
  }, [wanted]);

  return loaded;
}
