import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Dispatch } from './events.ts';
import type { Group } from './group.ts';
import type { GroupState } from './group-state.ts';
import type { Translate } from './messages.ts';
import type { CommonMessageKey } from './texts.ts';

export interface WidgetContextValue {
  group: Group;
  dispatch: Dispatch;
  /** Adds the style sheet of code that was fetched when it was first needed. */
  adoptStyles: (css: string) => void;
  locale: string;
  /** Of the texts, and of what is joined of them: not the locale, where there are none for it. */
  textLocale: string;
  /** The texts of this widget: in its language, with the host's own over them. */
  translate: Translate<string>;
}

export const WidgetContext = createContext<WidgetContextValue | undefined>(undefined);

/** The widget that a component is part of. Throws outside of one. */
export function useWidget(): WidgetContextValue {
  const value = useContext(WidgetContext);
  if (!value) throw new Error('Rendered outside a widget. Mount it by defineWidget().');
  return value;
}

/** A part of the group's state; renders again only when that part changes. */
export function useGroupState<T>(select: (state: GroupState) => T): T {
  const { store } = useWidget().group;
  const selected = () => select(store.get());
  return useSyncExternalStore(store.subscribe, selected, selected);
}

/** The widget's texts. `K`: the keys of its own catalog, beside those every widget has. */
export function useTranslate<K extends string = never>(): Translate<K | CommonMessageKey> {
  return useWidget().translate;
}
