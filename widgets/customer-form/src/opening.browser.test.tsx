/** A page opens the form for the first time, and its code comes then. It does that once, so this is the only test here. */
import { focusedElement } from '@customer-kit/kit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openPage } from '../test/form-page.ts';

test('Escape closes the form in the moment in which its fields come', async () => {
  const { group, element } = await openPage();
  const root = element.shadowRoot as ShadowRoot;
  const pressed = new Promise<void>((resolve) => {
    const fields = new MutationObserver(() => {
      if (!root.querySelector('textarea')) return;
      fields.disconnect();
      const key = { key: 'Escape', bubbles: true, composed: true, cancelable: true };
      focusedElement()?.dispatchEvent(new KeyboardEvent('keydown', key));
      resolve();
    });
    fields.observe(root, { childList: true, subtree: true });
  });
  group.set({ editing: { mode: 'create' } });
  await pressed;
  await expect.poll(() => group.get().editing).toBeUndefined();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});
