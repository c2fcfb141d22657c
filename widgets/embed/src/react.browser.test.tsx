import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { channelOfTestCdn } from '../test-cdn/channel-of-test-cdn.ts';
import { configure } from './options.ts';
import { CustomerList } from './react.ts';

configure({ cdn: '/widgets/embed/test-cdn', channel: await channelOfTestCdn(), api: 'https://api.test' });

const log = () =>
  (globalThis as unknown as { remoteLog: { mounted: object[]; updates: object[]; unmounted: number } }).remoteLog;
const container = document.createElement('div');
document.body.append(container);
let root = createRoot(container);

afterEach(() => {
  root.unmount();
  root = createRoot(container);
});

async function show(page: React.ReactNode): Promise<Element> {
  root.render(<StrictMode>{page}</StrictMode>);
  return vi.waitUntil(
    () => Array.from(container.querySelectorAll('div')).find(({ shadowRoot }) => shadowRoot?.textContent === 'mounted'),
    { interval: 5 },
  );
}

test('a React host mounts, updates and unmounts a widget by props', async () => {
  const element = await show(<CustomerList id="list" className="wide" locale="fr" />);
  expect(element).toMatchObject({ id: 'list', className: 'wide' });
  expect(log().mounted.at(-1)).toMatchObject({ api: 'https://api.test', locale: 'fr' });

  await show(<CustomerList id="list" className="wide" locale="es" />);
  await vi.waitFor(() => expect(log().updates.at(-1)).toMatchObject({ locale: 'es' }));

  const { unmounted } = log();
  root.render(<p>Elsewhere</p>);
  await vi.waitFor(() => expect(log().unmounted).toBe(unmounted + 1));
});

test('a host that says no API any more goes on, and its widget says so until it has one', async () => {
  const errors: unknown[] = [];
  const listening = new AbortController();
  container.addEventListener('customer-error', (event) => errors.push((event as CustomEvent).detail), listening);
  const told = () => container.querySelector('div')?.shadowRoot?.querySelector('[role=alert]');
  const host = (api: string) => (
    <>
      <p>The host</p>
      <CustomerList api={api} />
    </>
  );
  for (const api of ['https://one.test', 'https://two.test']) {
    await show(host(api));
    expect(log().mounted.at(-1)).toMatchObject({ api });
    const { unmounted } = log();
    root.render(<StrictMode>{host('https://[')}</StrictMode>);
    await vi.waitUntil(told);
    expect(log().unmounted).toBe(unmounted + 1);
    expect(container.textContent).toContain('The host');
  }
  expect(errors).toMatchObject([{ code: 'api-missing' }, { code: 'api-missing' }]);
  listening.abort();
});

test('rendering again with the same options does not bother the widget', async () => {
  await show(<CustomerList locale="fr" onCustomerSelect={() => undefined} />);
  const { length } = log().updates;
  await show(<CustomerList className="now wide" locale="fr" onCustomerSelect={() => undefined} />);
  await vi.waitUntil(() => container.querySelector('.wide'));
  expect(log().updates).toHaveLength(length);
});

test('events arrive as props, always at the newest handler', async () => {
  const first = vi.fn<(event: CustomEvent) => void>();
  const second = vi.fn<(event: CustomEvent) => void>();
  await show(<CustomerList onCustomerSelect={first} />);
  const element = await show(<CustomerList onCustomerSelect={second} onCustomerError={first} />);
  await vi.waitFor(() => {
    element.dispatchEvent(new CustomEvent('customer-select', { detail: { customer: { id: '1' } }, bubbles: true }));
    expect(second).toHaveBeenCalled();
  });
  expect(second.mock.lastCall?.[0].detail).toEqual({ customer: { id: '1' } });
});
