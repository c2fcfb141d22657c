import type { WidgetEventName, WidgetOptions } from '@customer-kit/kit';
import preview from '@customer-kit/storybook/preview';
import { useEffect, useRef, useState } from 'react';
import { expect } from 'storybook/test';
import { Together } from './together.tsx';

const eventNames = {
  'customer-select': true,
  'customer-create': true,
  'customer-update': true,
  'customer-delete': true,
  'customer-restore': true,
  'customer-close': true,
  'customer-search': true,
  'customer-auth-required': true,
  'customer-error': true,
} satisfies Record<WidgetEventName, true>;

interface Heard {
  number: number;
  type: string;
  detail: string;
}

/** The widgets, and what a page hears of them: the events bubble, so one listener on an element around is enough. */
function WithLog({ options }: { options: WidgetOptions }) {
  const page = useRef<HTMLDivElement>(null);
  const [log, setLog] = useState<readonly Heard[]>([]);

  useEffect(() => {
    const listening = new AbortController();
    for (const name of Object.keys(eventNames)) {
      page.current?.addEventListener(
        name,
        ({ type, detail }: CustomEventInit & Event) =>
          setLog((before) => [{ number: before.length + 1, type, detail: JSON.stringify(detail) }, ...before]),
        listening,
      );
    }
    return () => listening.abort();
  }, []);

  return (
    <div ref={page}>
      <Together options={options} height={320} />
      <section aria-label="Events" className="docs-log">
        <h3>What the page heard</h3>
        {log.length === 0 && <p>Nothing yet. Open a row, search, create or delete a customer.</p>}
        <ol reversed>
          {log.map(({ number, type, detail }) => (
            <li key={number}>
              <code>{type}</code> <code className="docs-detail">{detail}</code>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

const meta = preview.meta({
  title: 'Start/Groups and events',
  args: { api: '' },
  render: (options: { api: string }) => <WithLog options={options} />,
});

export const EventLog = meta.story({});

export const OpenedRow = meta.story({
  // For the test: what it does is not what a reader comes to see.
  tags: ['!dev'],
  async play({ canvas, userEvent }) {
    await canvas.findAllByShadowText('40 customers');
    const [, row] = await canvas.findAllByShadowRole('row');
    if (row) await userEvent.click(row);
    await expect(await canvas.findByShadowText('customer-select')).toBeVisible();
  },
});
