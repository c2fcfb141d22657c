import { expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { focused, only, openPage } from '../test/form-page.ts';

const field = (label: string) => page.getByLabelText(label, { exact: false });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = page.getByRole('dialog');

/** What only a test's browser may do: compose text as an input method does (Chrome DevTools Protocol, Input). */
interface Composer {
  send(
    method: 'Input.imeSetComposition',
    text: { text: string; selectionStart: number; selectionEnd: number },
  ): Promise<void>;
  send(method: 'Input.insertText', text: { text: string }): Promise<void>;
}

test('an input method composes undisturbed, whatever the form does meanwhile', async () => {
  const { group, mock, element } = await openPage({}, []);
  const keyboard = cdp() as unknown as Composer;
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  group.set({ editing: { mode: 'create' } });
  await expect.poll(() => focused(element)).toContain('Name');
  await compose('や');
  await compose('やまだ');
  await expect.element(field('Name')).toHaveValue('やまだ');
  // A draft is written and an answer arrives in the middle of a word.
  window.dispatchEvent(new PageTransitionEvent('pagehide'));
  group.set({ query: 'elsewhere' });
  await compose('山田');
  await keyboard.send('Input.insertText', { text: '山田' });
  await expect.element(field('Name')).toHaveValue('山田');
  await field('E-mail').fill('yamada@example.com');
  await button('Create customer').click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(only(mock).name).toBe('山田');
});

const hostile = {
  'combining marks': `Z${'\u0351'.repeat(199)}`,
  'a direction override': 'abc\u202e txt.exe\u2066 def',
  markup: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'emoji sequences': '👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿🇺🇳'.repeat(5),
  'one long word': 'W'.repeat(200),
};

test.each(Object.entries(hostile))('%s as a name comes back as typed and stays within the form', async (_, name) => {
  const { group, mock, element } = await openPage({}, []);
  group.set({ editing: { mode: 'create' } });
  await field('Name').fill(name);
  await field('E-mail').fill('x@example.com');
  await field('Notes').fill(`${name}\n${'\u0351'.repeat(9_000)}`);
  expect(overflowing(element)).toEqual([]);
  await button('Create customer').click();
  await expect.element(dialog).not.toBeInTheDocument();
  const { id } = only(mock);
  expect(only(mock).name).toBe(name);
  group.set({ editing: { mode: 'edit', id } });
  await expect.element(field('Name')).toHaveValue(name);
  mock.customers.update(id, { name: `${name.slice(0, 150)}!` });
  await field('Name').fill(`${name.slice(0, 150)}?`);
  await button('Save changes').click();
  await expect.element(page.getByRole('group', { name: 'Name' })).toBeVisible();
  expect(overflowing(element)).toEqual([]);
  await expect.element(page.getByRole('dialog')).toBeInViewport({ ratio: 1 });
});

/** Parts of the form that reach out of it to a side. */
function overflowing(element: HTMLElement): string[] {
  const body = element.shadowRoot?.querySelector('.dialog-body');
  if (!body) throw new Error('The form is not open.');
  const { left, right } = body.getBoundingClientRect();
  return [...body.querySelectorAll('*')]
    .filter((part) => part.closest('.visually-hidden') === null)
    .filter((part) => {
      const box = part.getBoundingClientRect();
      return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
    })
    .map((part) => part.getAttribute('class') ?? part.localName);
}
