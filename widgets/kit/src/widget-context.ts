import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Dispatch } from './events.ts';
import type { Group } from './group.ts';
import type { GroupState } from './group-state.ts';
import { type Catalog, createTranslate, type Translate } from './messages.ts';

export interface WidgetContextValue {
  group: Group;
  dispatch: Dispatch;
  locale: string;
  /** The host's texts over the widget's own. */
  messages: Catalog;
}

export const WidgetContext = createContext<WidgetContextValue | undefined>(undefined);

export function useWidget(): WidgetContextValue {
  const value = useContext(WidgetContext);
  if (!value) throw new Error('A widget component is rendered outside its widget. Mount it by defineWidget().');
  return value;
}

/** A part of the group's state; renders again only when that part changes. */
export function useGroupState<T>(select: (state: GroupState) => T): T {
  const { store } = useWidget().group;
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

/** The texts of a catalog in the widget's locale, with the host's own over them. */
export function useTranslate<C extends Catalog>(catalog: C): Translate<keyof C & string> {
  const { locale, messages } = useWidget();
  return useMemo(() => createTranslate(catalog, messages, locale), [catalog, messages, locale]);
}
