// What a page's developer is told when the address of the API is not that of an API, or not one for this page.
import { expect } from 'vitest';
import { useLoaderPage } from './loader-page.ts';
import { test } from './open-page.ts';

const host = useLoaderPage();
const headers = { 'access-control-allow-origin': '*' };
const contentType = 'text/html';

const answers = [
  {
    name: 'is kept from this page by CORS',
    given: { headers: { 'access-control-allow-origin': 'https://other.example' } },
    code: 'network',
    message: 'CORS',
  },
  { name: 'is a page', given: { headers, contentType, body: '<p>Portal' }, code: 'http-200', message: 'not the API' },
  { name: 'is a 404', given: { headers, contentType, status: 404 }, code: 'http-404', message: 'not the API' },
];

test.for(answers)('the answer $name', async ({ given, code, message }, { openPage }) => {
  const told: unknown[] = [];
  await openPage(host.given({ tags: '<customer-list api="https://wrong.example/api/"></customer-list>' }), {
    expected: /CORS policy|Failed to load resource/,
    async prepare(page) {
      await page.route('https://wrong.example/api/customers*', (route) => route.fulfill(given));
      await page.exposeFunction('tell', (detail: unknown) => told.push(detail));
      await page.addInitScript(() => {
        const tell = Reflect.get(globalThis, 'tell') as (detail: unknown) => void;
        addEventListener('customer-error', (event) => tell((event as CustomEvent).detail));
      });
    },
  });
  const sentence = expect.stringMatching(new RegExp(`https://wrong.example/api.*${message}`));
  await expect.poll(() => told).toEqual([{ code, message: sentence }]);
});
