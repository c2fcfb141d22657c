import { defineWidget, useWidget, type WidgetContextValue, type WidgetOptions } from '@customer-kit/kit';

type Store = WidgetContextValue['group']['store'];

/** A widget of the same group that hands its store to the test: what a list beside the form would use. */
export async function mountGroupProbe(options: WidgetOptions): Promise<{ store: Store; unmount: () => void }> {
  const element = document.createElement('div');
  document.body.append(element);
  const { promise, resolve } = Promise.withResolvers<Store>();
  function Probe() {
    resolve(useWidget().group.store);
    return null;
  }
  const widget = defineWidget({ name: 'customer-search', Component: Probe, styles: '' })(element, options);
  return { store: await promise, unmount: () => widget.unmount() };
}
