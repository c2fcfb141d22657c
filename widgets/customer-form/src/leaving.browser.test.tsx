import { failing } from '@customer-kit/mock';
import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { focused, only, openPage, person, useClock } from '../test/form-page.ts';

const field = (label: string) => page.getByLabelText(label, { exact: false });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = page.getByRole('dialog');
const question = page.getByText('Discard your changes?');

/** What the browser would do with the page: true when it would ask first. */
function leavesPage(): boolean {
  return window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

/** What a host changes at once is one change; this makes two of them. */
const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }));

async function openDirty(options: Parameters<typeof openPage>[0] = {}) {
  const opened = await openPage(options);
  opened.group.set({ editing: { mode: 'edit', id: only(opened.mock).id } });
  await expect.element(field('Company')).toHaveValue(person.company);
  await field('Company').fill('Something else');
  return opened;
}

const ways = {
  Escape: () => userEvent.keyboard('{Escape}'),
  Cancel: () => button('Cancel').click(),
  'the close button': () => button('Close').click(),
  'the backdrop': () => dialog.element().dispatchEvent(new MouseEvent('mousedown', { bubbles: true })),
};

describe.each(Object.entries(ways))('leaving by %s', (_, leave) => {
  test('with nothing changed closes', async () => {
    const { group, mock } = await openPage();
    group.set({ editing: { mode: 'edit', id: only(mock).id } });
    await expect.element(field('Company')).toHaveValue(person.company);
    await leave();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(group.get().editing).toBeUndefined();
  });

  test('with changes asks first, and keeps them or discards them', async () => {
    const { group, mock, element } = await openDirty();
    await leave();
    await expect.element(question).toBeVisible();
    expect(focused(element)).toBe('Keep editing');
    await button('Keep editing').click();
    await expect.element(question).not.toBeInTheDocument();
    await expect.element(field('Company')).toHaveValue('Something else');
    await leave();
    await button('Discard changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(group.get().editing).toBeUndefined();
    expect(only(mock).company).toBe(person.company);
    expect(document.activeElement?.textContent).toBe('Opener');
  });
});

test('a double click beside where the dialog opens does not close it again', async () => {
  const { group } = await openPage();
  const opener = page.getByText('Opener');
  opener.element().addEventListener('click', () => group.set({ editing: { mode: 'create' } }), { once: true });
  await opener.dblClick();
  await expect.element(field('Name')).toBeVisible();
  expect(group.get().editing).toEqual({ mode: 'create' });
});

test('a double click on Cancel asks, and is no answer', async () => {
  await openDirty();
  await button('Cancel').dblClick();
  await expect.element(question).toBeVisible();
});

test('Escape again and again never loses the typing', async () => {
  await openDirty();
  for (let times = 0; times < 5; times += 1) await userEvent.keyboard('{Escape}');
  await expect.element(question).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(question).not.toBeInTheDocument();
  await expect.element(field('Company')).toHaveValue('Something else');
});

describe('who keeps editing', () => {
  test.each([
    ['Escape', '{Escape}'],
    ['the button', '{Enter}'],
  ])('by %s has the focus where it was', async (_, key) => {
    const { element } = await openDirty();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => focused(element)).toBe('Keep editing');
    await userEvent.keyboard(key);
    await expect.element(question).not.toBeInTheDocument();
    expect(focused(element)).toBe('Company');
  });

  test('has it in the first field where the button that asked is gone', async () => {
    const { element } = await openDirty();
    await button('Cancel').click();
    await expect.poll(() => focused(element)).toBe('Keep editing');
    await userEvent.keyboard('{Enter}');
    await expect.element(question).not.toBeInTheDocument();
    expect(focused(element)).toBe('Name*');
  });

  test('by typing in another field stays there', async () => {
    const { element } = await openDirty();
    await userEvent.keyboard('{Escape}');
    await field('Notes').fill('Rings back');
    await expect.element(question).not.toBeInTheDocument();
    expect(focused(element)).toBe('Notes');
  });
});

test('a dialog the browser closes by itself opens again', async () => {
  await openDirty();
  (dialog.element() as HTMLDialogElement).close();
  await expect.element(dialog).toBeVisible();
  await expect.element(field('Company')).toHaveValue('Something else');
});

test('typing on is an answer to the question', async () => {
  await openDirty();
  await userEvent.keyboard('{Escape}');
  await field('Company').fill('Yet another');
  await expect.element(question).not.toBeInTheDocument();
});

test('trying a failed save again is an answer to the question', async () => {
  const { mock } = await openDirty();
  mock.use(failing('updateCustomer', 'internal-error', { times: 1 }));
  await button('Save changes').click();
  await expect.element(button('Try again')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(question).toBeVisible();
  await button('Try again').click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(only(mock).company).toBe('Something else');
});

test('the browser is asked to stay while there is typing to lose, and only then', async () => {
  await openDirty();
  expect(leavesPage()).toBe(false);
  await field('Company').fill(person.company);
  await expect.poll(leavesPage).toBe(true);
});

describe('the host going somewhere else', () => {
  /** Asks as a host does; true when it may go. */
  function mayLeave(target: EventTarget, leave?: () => void): boolean {
    return target.dispatchEvent(new CustomEvent('customer-leave', { cancelable: true, detail: { leave } }));
  }

  test.each([
    ['window', () => window],
    ['document', () => document],
    ['an element', () => document.querySelector('button') as Element],
  ])('asked on %s, a form without changes lets it go, one with changes asks', async (_, target) => {
    const { group } = await openDirty();
    expect(mayLeave(target())).toBe(false);
    await expect.element(question).toBeVisible();
    await button('Keep editing').click();
    await expect.element(field('Company')).toHaveValue('Something else');
    await field('Company').fill(person.company);
    expect(mayLeave(target())).toBe(true);
    expect(group.get().editing).toBeDefined();
  });

  test('goes on by what it gave along, once the changes are discarded, and not when they are kept', async () => {
    await openDirty();
    const leave = vi.fn();
    mayLeave(document, leave);
    await button('Keep editing').click();
    await userEvent.keyboard('{Escape}');
    await button('Keep editing').click();
    mayLeave(document, leave);
    expect(leave).not.toHaveBeenCalled();
    await button('Discard changes').click();
    expect(leave).toHaveBeenCalledOnce();
    await expect.element(dialog).not.toBeInTheDocument();
  });

  test('an event that cannot be cancelled asks nobody', async () => {
    await openDirty();
    document.dispatchEvent(new CustomEvent('customer-leave'));
    // Had it asked, Escape would be the answer, and take the question away.
    await userEvent.keyboard('{Escape}');
    await expect.element(question).toBeVisible();
  });

  test('a link within the page is held up, and followed once the changes are discarded', async () => {
    await openDirty({ presentation: 'inline' });
    const link = document.createElement('a');
    link.href = '#elsewhere';
    link.textContent = 'Elsewhere';
    document.body.prepend(link);
    const entries = history.length;
    await page.getByRole('link', { name: 'Elsewhere' }).click();
    await expect.element(question).toBeVisible();
    expect([location.hash, history.length]).toEqual(['', entries]);
    await button('Discard changes').click();
    await expect.poll(() => location.hash).toBe('#elsewhere');
    history.replaceState(null, '', location.pathname + location.search);
  });

  test('a router that has gone already is not stopped', async () => {
    await openDirty({ presentation: 'inline' });
    const { href } = location;
    history.pushState(null, '', '#by-router');
    expect(location.hash).toBe('#by-router');
    expect(question.elements()).toEqual([]);
    history.replaceState(null, '', href);
  });
});

test('the group going on to another customer waits for the answer', async () => {
  const { group, mock } = await openDirty({ presentation: 'inline' });
  const other = mock.customers.create({ name: 'Other', email: 'other@example.com' });
  const first = group.get().editing;
  group.set({ editing: { mode: 'edit', id: other.id } });
  await expect.element(question).toBeVisible();
  await button('Keep editing').click();
  expect(group.get().editing).toEqual(first);
  group.set({ editing: { mode: 'edit', id: other.id } });
  await button('Discard changes').click();
  await expect.element(field('Name')).toHaveValue('Other');
});

test('the answers stay side by side where only one has room beside the question', async () => {
  await openDirty();
  await page.viewport(390, 700);
  await userEvent.keyboard('{Escape}');
  await expect.element(question).toBeVisible();
  const top = (name: string) => button(name).element().getBoundingClientRect().top;
  expect(top('Discard changes')).toBe(top('Keep editing'));
});

describe('while a save is under way', () => {
  const saving = page.getByText('The save is under way and may still go through. Discard your changes?');

  test('the question says what may come of it, as long as that is so', async () => {
    const { hold, mock, requests, group, element } = await openDirty();
    const release = hold();
    await button('Save changes').click();
    await expect.poll(() => requests.at(-1)).toMatch('PUT');
    await userEvent.keyboard('{Escape}');
    await expect.element(saving).toBeVisible();
    await page.viewport(320, 600);
    expect(saving.element().getBoundingClientRect().left).toBeGreaterThan(0);
    await button('Discard changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    release();
    await expect.poll(() => only(mock).company).toBe('Something else');
    expect(group.get().saved?.company).toBe('Something else');
    const told = `Your changes to ${person.name} were saved.`;
    await expect.element(page.getByRole('status')).toHaveTextContent(told);
    await expect.poll(() => element.shadowRoot?.querySelector(':popover-open')?.textContent).toBe(told);
    group.set({ editing: { mode: 'create' } });
    await expect.element(dialog).toBeVisible();
    expect(element.shadowRoot?.querySelector(':popover-open')).toBeNull();
  });

  test('and fails, the question is the plain one again', async () => {
    const { hold, mock } = await openDirty();
    mock.use(failing('updateCustomer', 'internal-error', { times: 1 }));
    const release = hold();
    await button('Save changes').click();
    await userEvent.keyboard('{Escape}');
    await expect.element(saving).toBeVisible();
    release();
    await expect.element(page.getByText('Discard your changes?', { exact: true })).toBeVisible();
    await button('Discard changes').click();
    expect(only(mock).company).toBe(person.company);
  });

  test('nothing is sent again before the answer, and all of it after "Keep editing"', async () => {
    const advance = useClock();
    const { mock, requests } = await openDirty();
    const puts = () => requests.filter((request) => request.startsWith('PUT')).length;
    mock.use(failing('updateCustomer', 'too-many-requests', { times: 1, retryAfter: 1 }));
    await button('Save changes').click();
    await expect.poll(puts).toBe(1);
    await userEvent.keyboard('{Escape}');
    await expect.element(saving).toBeVisible();
    await advance(2_000);
    expect(puts()).toBe(1);
    await button('Keep editing').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock).company).toBe('Something else');
  });

  test('and goes through, the reader is where the page was going', async () => {
    const { hold, requests } = await openDirty();
    const leave = vi.fn();
    const release = hold();
    await button('Save changes').click();
    await expect.poll(() => requests.at(-1)).toMatch('PUT');
    document.dispatchEvent(new CustomEvent('customer-leave', { cancelable: true, detail: { leave } }));
    await expect.element(saving).toBeVisible();
    expect(leave).not.toHaveBeenCalled();
    release();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(leave).toHaveBeenCalledOnce();
  });

  test('and goes through, the customer the group went on to opens', async () => {
    const { hold, requests, group, mock } = await openDirty({ presentation: 'inline' });
    const editing = {
      mode: 'edit',
      id: mock.customers.create({ name: 'Other', email: 'other@example.com' }).id,
    } as const;
    const release = hold();
    await button('Save changes').click();
    await expect.poll(() => requests.at(-1)).toMatch('PUT');
    group.set({ editing });
    await expect.element(saving).toBeVisible();
    release();
    await expect.element(field('Name')).toHaveValue('Other');
    expect(group.get().editing).toEqual(editing);
  });
});

describe('under a host that controls', () => {
  test('customerId opens an edit whatever the group shows; closing tells the host and lasts', async () => {
    const onClose = vi.fn();
    const { mock, widget, group } = await openPage({ onClose });
    const onEvent = vi.fn();
    widget.on('customer-close', onEvent);
    widget.update({ customerId: only(mock).id });
    await expect.element(field('Name')).toHaveValue(person.name);
    group.set({ editing: { mode: 'create' } });
    await button('Cancel').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(onClose).toHaveBeenCalledOnce();
    expect(onEvent).toHaveBeenCalledOnce();
    expect(group.get().editing).toEqual({ mode: 'create' });
  });

  test('open without a customer creates one, as often as the host opens it', async () => {
    const { widget, mock } = await openPage({ open: true }, []);
    await field('Name').fill('Bo');
    await field('E-mail').fill('bo@example.com');
    await button('Create customer').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock).name).toBe('Bo');
    widget.update({ open: false });
    await idle();
    widget.update({ open: true });
    await expect.element(field('Name')).toHaveValue('');
  });

  test('a wish to close is asked about once, and is gone when it is taken back', async () => {
    const { widget } = await openPage({ open: true });
    await field('Name').fill('Bo');
    widget.update({ open: false });
    await expect.element(question).toBeVisible();
    await button('Keep editing').click();
    await expect.element(field('Name')).toHaveValue('Bo');
    widget.update({ open: true });
    await idle();
    widget.update({ open: false });
    await button('Discard changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
  });
});

test('a save that goes through while the host goes on to another customer does not close that one', async () => {
  const { widget, mock, hold, requests } = await openPage({
    onClose: () => widget.update({ customerId: undefined }),
  });
  const other = mock.customers.create({ name: 'Other', email: 'other@example.com' });
  widget.update({ customerId: mock.customers.list().find(({ name }) => name === person.name)?.id });
  await expect.element(field('Company')).toHaveValue(person.company);
  await field('Company').fill('Something else');
  const release = hold();
  await button('Save changes').click();
  await expect.poll(() => requests.at(-1)).toMatch('PUT');
  widget.update({ customerId: other.id });
  await expect.element(page.getByText(/Discard your changes/)).toBeVisible();
  release();
  await expect.element(field('Name')).toHaveValue('Other');
  await idle();
  await expect.element(dialog).toBeVisible();
});

describe('inline', () => {
  test('opened by the group it takes the focus, and gives it back', async () => {
    const { group, element } = await openPage({ presentation: 'inline' });
    group.set({ editing: { mode: 'create' } });
    await expect.element(page.getByRole('region', { name: 'New customer' })).toBeVisible();
    await expect.poll(() => focused(element)).toContain('Name');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('region')).not.toBeInTheDocument();
    expect(document.activeElement?.textContent).toBe('Opener');
  });

  test('as part of a host’s page it leaves the focus alone and starts over after a save', async () => {
    const { mock, element } = await openPage({ presentation: 'inline', open: true }, []);
    await expect.element(field('Name')).toBeVisible();
    expect(document.activeElement?.textContent).toBe('Opener');
    await field('Name').fill('Bo');
    await field('E-mail').fill('bo@example.com');
    await button('Create customer').click();
    await expect.element(field('Name')).toHaveValue('');
    expect(only(mock).name).toBe('Bo');
    await expect.element(page.getByText('Bo was created.').last()).toBeVisible();
    expect(element.shadowRoot?.querySelector('dialog')).toBeNull();
  });

  test('as part of a host’s page it keeps the focus of whoever is in it when it starts over', async () => {
    const { element, mock, widget } = await openPage({ presentation: 'inline', open: true });
    await field('Name').fill('Bo');
    await field('E-mail').fill('bo@example.com');
    await button('Create customer').click();
    await expect.element(field('Name')).toHaveValue('');
    expect(focused(element)).toContain('Name');
    await userEvent.keyboard('Al{Escape}');
    await button('Discard changes').click();
    await expect.element(field('Name')).toHaveValue('');
    expect(focused(element)).toContain('Name');
    widget.update({ customerId: mock.customers.list().find(({ name }) => name === 'Bo')?.id });
    await field('Company').fill('Mine');
    await button('Save changes').click();
    await expect.element(page.getByText(/were saved/).last()).toBeVisible();
    await expect.poll(() => focused(element)).toContain('Edit customer');
  });

  test('as part of a host’s page an edit starts over from what is stored by then', async () => {
    const { mock, widget } = await openPage({ presentation: 'inline' });
    const { id } = only(mock);
    widget.update({ customerId: id });
    await expect.element(field('Company')).toHaveValue(person.company);
    await field('Company').fill('Mine');
    await button('Save changes').click();
    await expect.element(page.getByText(/were saved/).last()).toBeVisible();
    await expect.element(field('Company')).toHaveValue('Mine');
    mock.customers.update(id, { company: 'Theirs' });
    await field('Phone').fill('+46 8 1');
    await button('Cancel').click();
    await button('Discard changes').click();
    await expect.element(field('Company')).toHaveValue('Theirs');
    await expect.element(field('Phone')).toHaveValue(person.phone);
  });
});
