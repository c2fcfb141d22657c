import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadedCustomer } from '@customer-kit/infra/local';
import { expect, inject } from 'vitest';
import { startBenchBackend } from '../bench/bench-backend.ts';
import { root } from '../serve/root.ts';
import { test } from './open-page.ts';

/** `EXPORTED=10000` for the full run. */
const customers = Number(process.env.EXPORTED ?? 2_000);
const formula = '=HYPERLINK("http://evil.test","Click")';

/** `npm run seed -- --file`, without the set-up step before it; what it said at the end. */
async function seed(file: string, api: string): Promise<{ code: unknown; said: string }> {
  const command = join(root, 'infra/local/seed-command.ts');
  const child = spawn(process.execPath, [command, '--file', file, '--api', api]);
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const [code] = await once(child, 'close');
  return { code, said };
}

test(`${customers} customers are exported, and the file is taken back whole`, {
  timeout: 60_000 + customers * 30,
}, async ({ openPage }) => {
  await using stack = new AsyncDisposableStack();
  const from = stack.use(await startBenchBackend({ filled: customers }));
  const into = stack.use(await startBenchBackend());
  const folder = mkdtempSync(join(tmpdir(), 'customer-kit-export-'));
  stack.defer(() => rmSync(folder, { recursive: true }));
  const created = await fetch(`${from.apiUrl}/customers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await from.headers()) },
    body: JSON.stringify({ name: formula, email: 'formula@export.test', status: 'lead' }),
  });
  expect(created.status).toBe(201);

  const page = await openPage('/', {
    // The portal of this run, on another backend.
    prepare: (tab) =>
      tab.route('**/endpoints.json', (route) => route.fulfill({ json: { ...inject('endpoints'), api: from.apiUrl } })),
  });
  await page.getByRole('row').nth(1).waitFor();
  const begin = async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('button', { name: 'Export as CSV' }).click();
  };
  const progress = page.getByText(/^Exporting/).first();
  const soFar = async () => Number((await progress.innerText()).replace(/\D/g, ''));

  const pages = /\/customers\?/;
  let asked = 0;
  // The third page does not come: the export is under way whenever it is cancelled.
  await page.route(pages, (route) => (++asked < 3 ? route.continue() : undefined));
  await begin();
  await expect.poll(soFar).toBe(200);
  let files = 0;
  page.on('download', () => {
    files += 1;
  });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await progress.waitFor({ state: 'detached' });
  expect(files).toBe(0);

  await page.unroute(pages);
  const downloading = page.waitForEvent('download', { timeout: 120_000 });
  await begin();
  const file = join(folder, 'customers.csv');
  await (await downloading).saveAs(file);
  await page.getByText(`${(customers + 1).toLocaleString('en')} customers exported.`).waitFor();
  expect(files).toBe(1);
  const text = readFileSync(file, 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text).not.toMatch(/^"?=/m);
  expect(text).toContain("'=HYPERLINK");

  const { code, said } = await seed(file, into.apiUrl);
  expect(said).toContain(`${customers + 1} of ${customers + 1} rows loaded, 0 not.`);
  expect(code).toBe(0);
  const found = JSON.parse((await into.get('/customers?email=formula@export.test')).body);
  expect(found).toMatchObject({ items: [{ name: formula }] });
  const { name, email, status } = loadedCustomer(customers - 1);
  const again = JSON.parse((await into.get(`/customers?email=${encodeURIComponent(email)}`)).body);
  expect(again).toMatchObject({ items: [{ name, status }] });
});
