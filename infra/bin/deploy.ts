// Deploys the stacks of one stage, API and widgets' CDN: `npm run deploy -- --stage dev [arguments of cdk deploy]`. Says what is missing before
// the CDK fails for want of it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { loadStages, type Stage } from './stages.ts';

const folder = join(import.meta.dirname, '..');
const usage = 'npm run deploy -- --stage dev [arguments of cdk deploy]';

const { value: named, rest: passedOn } = readOption('stage', process.argv.slice(2));
// The CDK takes it, too.
const { value: profile } = readOption('profile', passedOn);
/** With the account and the region: there is no cdk.json where it is typed. */
const bootstrap = `npx cdk bootstrap aws://<account>/<region>${profile === undefined ? '' : ` --profile ${profile}`}`;
const stages = stagesOrFail();
const stage = Object.keys(stages).find((known) => known === named);
if (stage === undefined) {
  const what = named === undefined ? 'Say which stage to deploy.' : `There is no stage "${named}".`;
  fail(`${what} infra/stages.json has: ${Object.keys(stages).join(', ')}.\n\n  ${usage}`);
}

const missing = [...samplePrefix(stage), ...(await missingSettings())];
if (missing.length > 0) {
  fail(`Stage ${stage} cannot be deployed yet:

${missing.map((line) => `  ✗ ${line}`).join('\n')}

Once for each account and region, the CDK prepares the place its files go to:

  ${bootstrap}

Then: npm run deploy -- ${['--stage', stage, ...passedOn].join(' ')}`);
}

console.log(`Deploying stage ${stage}. When the CDK says that the account is not bootstrapped, run: ${bootstrap}`);
const cdk = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
const child = spawn(
  process.execPath,
  [cdk, 'deploy', `CustomerKit-${stage}`, `CustomerKit-${stage}-widgets`, ...passedOn],
  {
    cwd: folder,
    stdio: 'inherit',
  },
);
const [code] = (await once(child, 'close')) as [number | null];
process.exitCode = code ?? 1;

/** The value of `--name value` or `--name=value`, and the arguments without it. */
function readOption(name: string, args: readonly string[]): { value: string | undefined; rest: string[] } {
  const flag = `--${name}`;
  const rest = [...args];
  const index = rest.findIndex((arg) => arg === flag || arg.startsWith(`${flag}=`));
  if (index < 0) return { value: undefined, rest };
  const [found = '', next] = rest.splice(index, rest[index] === flag ? 2 : 1);
  return { value: found === flag ? next : found.slice(flag.length + 1), rest };
}

/** AWS would find it taken by somebody else, after minutes. */
function samplePrefix(name: string): string[] {
  const auth = stages[name]?.auth;
  if (!auth || !('domainPrefix' in auth) || !auth.domainPrefix.startsWith('change-me')) return [];
  return [
    `infra/stages.json has ${name}.auth.domainPrefix "${auth.domainPrefix}", the sample's: write one that nobody else in your AWS region has, like "your-company-customers-${name}".`,
  ];
}

/** What of credentials and region the AWS SDK, and so the CDK, does not find. */
async function missingSettings(): Promise<string[]> {
  const { config } = new DynamoDBClient(profile === undefined ? {} : { profile });
  const [credentials, region] = await Promise.allSettled([config.credentials(), config.region()]);
  return [
    ...(credentials.status === 'rejected'
      ? [
          profile === undefined
            ? 'No credentials: sign in (aws sso login), or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.'
            : `No credentials in profile ${profile}: sign in (aws sso login --profile ${profile}), or name another.`,
        ]
      : []),
    ...(region.status === 'rejected' ? ['No region: set AWS_REGION, for example AWS_REGION=eu-central-1.'] : []),
  ];
}

function stagesOrFail(): Record<string, Stage> {
  try {
    return loadStages();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
