import preview from '@customer-kit/storybook/preview';
import { expect, test } from 'vitest';

const meta = preview.meta({ title: 'Test', render: () => <p>A story</p> });

test.each(['/customer-api/customers', 'https://elsewhere.test/news'])(
  'a story that asks %s, which no handler answers, fails and says so',
  async (url) => {
    const story = meta.story({ play: async () => void (await fetch(url).catch(() => undefined)) });
    await expect(story.run()).rejects.toThrow(`No handler answers GET ${new URL(url, location.href)}.`);
  },
);

test('one that asks its mock does not', async () => {
  await meta
    .story({ play: async ({ args }) => void (await fetch(`${(args as { api: string }).api}/customers`)) })
    .run();
});
