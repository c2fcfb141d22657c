import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './root.ts';

export interface Settings {
  portalPort: number;
  cdnPort: number;
  apiPort: number;
  dynamodbPort: number;
  /** A DynamoDB that runs already (`DYNAMODB_ENDPOINT`); none is started then. */
  dynamodbEndpoint: string | undefined;
  /** Where DynamoDB Local keeps its data between runs. */
  dataDir: string;
  fresh: boolean;
  /** `mock`: no backend, the portal answers itself. `dev`: dev servers that rebuild and reload. */
  mode: 'local' | 'mock' | 'dev';
}

/** Reads the command line and the environment; throws one error that names every fault. */
export function readSettings(args: string[], env: Record<string, string | undefined>): Settings {
  const faults: string[] = [];
  const port = (variable: string, usual: number) => {
    const text = env[variable] ?? String(usual);
    if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
    faults.push(`${variable} is "${text}": give a port number from 1 to 65535, or 0 for any free one.`);
    return usual;
  };
  const flags = readFlags(args, faults);
  const settings: Settings = {
    portalPort: port('PORTAL_PORT', 3000),
    cdnPort: port('CDN_PORT', 3100),
    apiPort: port('API_PORT', 4000),
    dynamodbPort: port('DYNAMODB_PORT', 8000),
    dynamodbEndpoint: env.DYNAMODB_ENDPOINT || undefined,
    dataDir: resolve(root, env.DATA_DIR || '.data'),
    fresh: flags.fresh === true,
    mode: flags.mock ? 'mock' : flags.dev ? 'dev' : 'local',
  };
  if (settings.fresh && settings.dynamodbEndpoint) {
    faults.push('--fresh removes data in DATA_DIR only: with DYNAMODB_ENDPOINT, delete the table over there.');
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return settings;
}

function readFlags(args: string[], faults: string[]): { fresh?: boolean; mock?: boolean; dev?: boolean } {
  try {
    const flag = { type: 'boolean' } as const;
    return parseArgs({ args, options: { fresh: flag, mock: flag, dev: flag } }).values;
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
    return {};
  }
}
