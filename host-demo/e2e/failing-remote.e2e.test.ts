import { describe } from 'vitest';
import { searchFor } from './customers-on-page.ts';
import { test } from './open-page.ts';

/** What browsers write on the console for a file that does not come, and the federation runtime for its remote. */
const expected = /Failed to load resource|RUNTIME-00\d/;

describe.each([
  ['portal', '/'],
  ['plain page', '/plain/'],
])('on the %s', (_, path) => {
  test.for([
    ['its entry', '**/customer-form/*/remoteEntry.js'],
    ['its code', '**/customer-form/*/src_mount_ts.*.js'],
  ] as const)(
    'a widget without %s leaves the others alone, and comes when asked again',
    async ([, files], { openPage }) => {
      const page = await openPage(path, {
        expected,
        prepare: (opening) => opening.route(files, (route) => route.abort()),
      });
      const alert = page.getByRole('alert').filter({ hasText: 'loaded' });
      await alert.waitFor();
      await page.getByRole('row').nth(1).waitFor();
      await searchFor(page, 'a');

      await page.unroute(files);
      await alert.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('button', { name: 'New customer' }).waitFor();
      await alert.waitFor({ state: 'detached' });
    },
  );
});

test('a page whose channel is away shows it in each widget, and all come when asked again', async ({ openPage }) => {
  const page = await openPage('/plain/', {
    expected,
    prepare: (opening) => opening.route('**/v1.json', (route) => route.abort()),
  });
  const alerts = page.getByRole('alert');
  await alerts.nth(3).waitFor();
  await page.unroute('**/v1.json');
  for (let left = 4; left > 0; left -= 1) {
    await alerts.first().getByRole('button', { name: 'Try again' }).click();
    await alerts.nth(left - 1).waitFor({ state: 'detached' });
  }
  await page.getByRole('row').nth(1).waitFor();
});
