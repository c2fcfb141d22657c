import { chromiumFlags, findBrowser } from '@customer-kit/infra/browser';
import { type Browser, chromium } from 'playwright';

/** The browser that the tests have, with these flags besides. */
export async function launchBrowser(...flags: string[]): Promise<Browser> {
  const executablePath = await findBrowser();
  return chromium.launch({ args: [...chromiumFlags, ...flags], ...(executablePath && { executablePath }) });
}
