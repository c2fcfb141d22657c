import type { CDPSession, Page } from 'playwright';
import type { HostPage } from './isolation-page.ts';

/** What the page holds after everything that can go has gone. */
export interface Held {
  heap: number;
  nodes: number;
  listeners: number;
  documents: number;
}

/** A page that has the loader and no widget. */
export function cyclePage({ cdn, api }: { cdn: string; api: string }): HostPage {
  return { body: `<main></main><script type="module" src="${cdn}/embed.js" data-api="${api}"></script>` };
}

/** Puts a widget on the page, waits until it has drawn what it was asked for, takes it away, and again. */
export async function cycle(page: Page, widget: string, times: number): Promise<void> {
  await page.evaluate(
    async ({ name, count }) => {
      const main = document.querySelector('main');
      for (let index = 0; index < count; index += 1) {
        const element = document.createElement(name);
        main?.append(element);
        await new Promise<void>((resolve) => {
          const look = () => {
            const container = element.shadowRoot?.querySelector('.ck');
            const drawn = name !== 'customer-list' || container?.querySelector('[role=row][aria-rowindex="3"]');
            if (container && drawn) resolve();
            else setTimeout(look, 4);
          };
          look();
        });
        element.remove();
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
    { name: widget, count: times },
  );
}

export async function held(session: CDPSession): Promise<Held> {
  // Twice: what finalizers let go of in the first round goes in the second.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners, documents } = await session.send('Memory.getDOMCounters');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { heap: usedSize, nodes, listeners: jsEventListeners, documents };
}
