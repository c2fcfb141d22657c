import type { WidgetName } from '@customer-kit/kit';

const folder = '/widgets/embed/test-cdn/';

/** What is served in this folder, as a channel: a list and a form that come, a search that does not. */
export async function channelOfTestCdn(): Promise<string> {
  const integrity = { 'remote.js': await integrityOf('remote.js'), 'missing.js': 'sha256-none' };
  const release = (widget: WidgetName, entry: string) => ({
    [widget]: {
      version: '1.0.0',
      url: folder,
      global: widget.replace('-', '_'),
      kit: '1.0.0',
      entry,
      exposed: [],
      shared: [],
      integrity,
    },
  });
  const widgets = {
    ...release('customer-list', 'remote.js'),
    ...release('customer-form', 'remote.js'),
    ...release('customer-search', 'missing.js'),
  };
  return URL.createObjectURL(new Blob([JSON.stringify({ widgets })]));
}

async function integrityOf(file: string): Promise<string> {
  const bytes = await (await fetch(folder + file)).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha256-${btoa(String.fromCharCode(...hash))}`;
}
