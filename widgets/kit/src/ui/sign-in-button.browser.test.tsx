import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { AccessTokenSource } from '../api/api-client.ts';
import type { MountedWidget } from '../mount.ts';
import { useGetCustomer } from '../queries/get-customer.ts';
import { useReportError } from '../report-error.ts';
import { defineWidget } from '../widget.tsx';
import type { WidgetOptions } from '../widget-options.ts';
import { SignInButton } from './sign-in-button.tsx';

function Reader() {
  const { data, error, refetch } = useGetCustomer('0199d0a4-5f3e-7c1a-9b60-3f0c6a1d2e4b');
  useReportError(error);
  return data ? <p>{data.name}</p> : <SignInButton error={error} again={() => void refetch()} />;
}

const mounted: MountedWidget<WidgetOptions>[] = [];

afterEach(() => {
  for (const widget of mounted.splice(0)) widget.unmount();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** A widget whose API takes the token `good`; `asked` are the tokens it got. */
function show(
  getAccessToken: AccessTokenSource,
  onAuthRequired: (widget: MountedWidget<WidgetOptions>) => void = () => {},
) {
  const asked: (string | null)[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const token = new Request(input, init).headers.get('authorization');
    asked.push(token);
    return Promise.resolve(
      token === 'Bearer good' ? Response.json({ id: 'x', name: 'Bo' }) : new Response(null, { status: 401 }),
    );
  });
  const element = document.createElement('div');
  document.body.append(element);
  const mount = defineWidget<WidgetOptions>({ name: 'customer-list', Component: Reader, styles: '' });
  const widget = mount(element, { api: '/', getAccessToken });
  mounted.push(widget);
  widget.on('customer-auth-required', () => onAuthRequired(widget));
  return { asked, widget };
}

const signIn = page.getByRole('button', { name: 'Sign in' });
const customer = page.getByText('Bo');

test('a host that has signed somebody in hands over a token function, and what was refused is read', async () => {
  const { asked, widget } = show(() => undefined);
  await expect.element(signIn).toBeVisible();
  widget.update({ getAccessToken: () => 'good' });
  await expect.element(customer).toBeVisible();
  expect(asked).toEqual([null, 'Bearer good']);
});

test('the same function will do, when it gives a token now', async () => {
  let token: string | undefined;
  const getAccessToken = () => token;
  const { widget } = show(getAccessToken);
  await expect.element(signIn).toBeVisible();
  token = 'good';
  widget.update({ getAccessToken });
  await expect.element(customer).toBeVisible();
});

test('a host that hands over what was refused whenever it is asked comes to rest', async () => {
  let events = 0;
  const { asked, widget } = show(
    ({ forceRefresh }) => (forceRefresh ? 'bad' : 'worse'),
    (self) => {
      events += 1;
      self.update({ getAccessToken: ({ forceRefresh }) => (forceRefresh ? 'bad' : 'worse') });
    },
  );
  await expect.element(signIn).toBeVisible();
  await expect.poll(() => events).toBe(1);
  widget.update({ getAccessToken: () => 'good' });
  await expect.element(customer).toBeVisible();
  expect(asked).toEqual(['Bearer worse', 'Bearer bad', 'Bearer good']);
});
