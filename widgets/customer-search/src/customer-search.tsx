import { useGroupState, useWidget, type WidgetOptions } from '@customer-kit/kit';

export function CustomerSearch(_: WidgetOptions) {
  const query = useGroupState((state) => state.query);
  const { store } = useWidget().group;
  return <input className="input" value={query} onChange={(event) => store.set({ query: event.target.value })} />;
}
