import { slow, withCustomers } from '@customer-kit/mock';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveMock } from '@customer-kit/mock/node';
import { expect } from 'vitest';
import { root } from '../serve/root.ts';
import { test } from './open-page.ts';

const customers = 10_000;
const formula = '=HYPERLINK("http://evil.test","Click")';

/** `npm run seed -- --file`, without the set-up step before it; what it said at the end. */
async function seed(file: string, api: string): Promise<{ code: unknown; said: string }> {
  const command = join(root, 'infra/local/seed-command.ts');
  const child = spawn(process.execPath, [command, '--file', file, '--api', api, '--token', 'any']);
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

test('10,000 customers are exported, and the file is taken back whole', { timeout: 300_000 }, async ({ openPage }) => {
  await using stack = new AsyncDisposableStack();
  const from = await serveMock({ scenarios: [withCustomers(customers)] });
  stack.defer(() => from.close());
  await from.mock.ready;
  from.mock.customers.create({ name: formula, email: 'formula@export.test', status: 'lead' });
  const into = await serveMock({ scenarios: [withCustomers([])] });
  stack.defer(() => into.close());
  const folder = mkdtempSync(join(tmpdir(), 'customer-kit-export-'));
  stack.defer(() => rmSync(folder, { recursive: true }));

  const page = await openPage(`/?api=${encodeURIComponent(from.url)}`);
  await page.getByRole('row').nth(1).waitFor();
  const begin = async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('button', { name: 'Export as CSV' }).click();
  };
  const progress = page.getByRole('status').filter({ hasText: /^Exporting/ });
  const soFar = async () => Number((await progress.innerText()).replace(/\D/g, ''));

  from.mock.use(slow(40, 'getCustomers'));
  await begin();
  await expect.poll(soFar).toBeGreaterThan(0);
  const before = await soFar();
  await expect.poll(soFar).toBeGreaterThan(before);
  let files = 0;
  page.on('download', () => {
    files += 1;
  });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await progress.waitFor({ state: 'detached' });
  expect(files).toBe(0);

  from.mock.use(slow(0));
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

  const { code, said } = await seed(file, into.url);
  expect(said).toContain(`${customers + 1} of ${customers + 1} rows loaded, 0 not.`);
  expect(code).toBe(0);
  const search = await fetch(`${into.url}/customers?email=formula@export.test`);
  expect(await search.json()).toMatchObject({ items: [{ name: formula }] });
  const [sample] = [...from.mock.customers.list()].filter(({ email }) => email !== 'formula@export.test');
  const again = await fetch(`${into.url}/customers?email=${sample?.email}`);
  expect(await again.json()).toMatchObject({ items: [{ name: sample?.name, status: sample?.status }] });
});
