import { delimiter } from 'node:path';
import { ensureBrowser } from './install-browser.mjs';
import { ensurePackages } from './install-packages.mjs';
import { bin } from './root.mjs';

const log = (line) => console.log(line);

/** Installs what is missing; resolves with the environment for the command. Does nothing, fast, the second time. */
export async function makeReady(needs, { mockOffer }) {
  await ensurePackages(log);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  if (needs.includes('browser')) env.CHROMIUM_PATH = await ensureBrowser(log);
  if (needs.includes('dynamodb') && !env.DYNAMODB_ENDPOINT) {
    const { ensureDynamoDbLocal } = await import('../dynamodb-local.mjs');
    try {
      await ensureDynamoDbLocal({ log });
    } catch (error) {
      const offer = 'Without either, `npm run start:mock` shows the portal on a mock backend; it needs Node alone.';
      throw mockOffer ? new Error(`${error.message}\n${offer}`, { cause: error }) : error;
    }
  }
  return env;
}
