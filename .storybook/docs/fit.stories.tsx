import type { WidgetOptions } from '@customer-kit/kit';
import preview from '@customer-kit/storybook/preview';
import { useEffect, useState } from 'react';
import { expect, userEvent as user, waitFor } from 'storybook/test';
import { hostileSheets } from './hostile-sheets.ts';
import { Together } from './together.tsx';

type SheetName = keyof typeof hostileSheets;

/** The widgets on a page with somebody else's style sheet, and things of the page that show what it does. */
function Fit({ options }: { options: WidgetOptions }) {
  const [name, setName] = useState<SheetName>('None');

  useEffect(() => {
    const sheet = new CSSStyleSheet();
    const { adoptedStyleSheets: before } = document;
    let here = true;
    async function put() {
      sheet.replaceSync(await hostileSheets[name]());
      if (here) document.adoptedStyleSheets = [...before, sheet];
    }
    void put();
    return () => {
      here = false;
      document.adoptedStyleSheets = before;
    };
  }, [name]);

  return (
    <>
      <label>
        Style sheet of the page{' '}
        <select value={name} onChange={(event) => setName(event.target.value as SheetName)}>
          {Object.keys(hostileSheets).map((sheet) => (
            <option key={sheet}>{sheet}</option>
          ))}
        </select>
      </label>
      <h2>A heading of the page</h2>
      <p>
        A paragraph of the page, with <a href="#page">a link</a> and <button type="button">a button</button>.
      </p>
      <Together options={options} height={360} />
    </>
  );
}

const meta = preview.meta({
  title: 'Start/Will it fit my portal?',
  args: { api: '' },
  // The page around the widgets is as its style sheet makes it.
  parameters: { a11y: { test: 'off' } },
  render: (options: { api: string }) => <Fit options={options} />,
});

export const UnderYourStyleSheet = meta.story({});

export const UnderBootstrap = meta.story({
  // For the test: what it does is not what a reader comes to see.
  tags: ['!dev'],
  async play({ canvas }) {
    const create = await canvas.findByShadowRole('button', { name: 'New customer' });
    const alone = getComputedStyle(create);
    const look = [alone.color, alone.backgroundColor, alone.fontSize, alone.padding, alone.borderRadius];
    const link = await canvas.findByShadowRole('link', { name: 'a link' });
    const before = getComputedStyle(link).color;
    await user.selectOptions(await canvas.findByShadowRole('combobox', { name: /Style sheet/ }), 'Bootstrap 3');
    await waitFor(() => expect(getComputedStyle(link).color).not.toBe(before));
    const under = getComputedStyle(create);
    await expect([under.color, under.backgroundColor, under.fontSize, under.padding, under.borderRadius]).toEqual(look);
  },
});
