// The browser that tests drive: where it is, and the flags it runs with.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** No sandbox for root only (Chromium refuses to start otherwise); the rest is quiet and the same on every machine. */
export const chromiumFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-device-scale-factor=1',
  '--font-render-hinting=none',
];

/** Path of Chrome or Chromium: CHROMIUM_PATH, PATH, the usual places, Playwright's own; else undefined. */
export async function findBrowser(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (executable(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Error(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, which is no executable file. Correct or unset it.`);
  }
  const found = findOnPath(names, env) ?? places.find(executable);
  if (found) return found;
  const { chromium } = await import('playwright');
  const own = chromium.executablePath();
  return executable(own) ? own : undefined;
}

/** Path of the first program of these names that a folder of PATH has; else undefined. */
export function findOnPath(programs, env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => programs.map((name) => join(folder, name))).find(executable);
}

function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
