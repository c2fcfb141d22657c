import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';
import type { StageProps } from '../lib/customer-api-stack.ts';
import type { WidgetCdnProps } from '../lib/widget-cdn-stack.ts';

const retentions = Object.values(RetentionDays)
  .filter((days) => typeof days === 'number')
  .map(Number);

const origin = z
  .string()
  .refine(
    (value) => value === '*' || (URL.canParse(value) && new URL(value).origin === value),
    'must be "*" or an origin as browsers write it, like https://portal.example.com (no path, no slash at the end)',
  );
const units = z.int().min(1).max(40_000);

const auth = z.union(
  [
    z.strictObject({
      userPoolArn: z
        .string()
        .regex(/^arn:aws[\w-]*:cognito-idp:[\w-]+:\d{12}:userpool\/[\w-]+_\w+$/, 'must be the ARN of a user pool'),
    }),
    z.strictObject({
      // Cognito's own rules (API Reference, "CreateUserPoolClient"; Developer Guide, "Configuring a user pool domain").
      callbackUrls: z
        .array(
          z
            .url()
            .regex(
              /^(?!http:\/\/(?!localhost(?:[:/]|$)))[^#]+$/,
              'must begin with https:, or http://localhost, and have no #',
            ),
        )
        .min(1),
      domainPrefix: z
        .string()
        .regex(
          /^(?!.*(?:aws|amazon|cognito))[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
          'must be at most 63 lowercase letters, digits and hyphens, without a hyphen at either end and without "aws", "amazon" or "cognito"',
        ),
    }),
  ],
  'must be { "userPoolArn": the ARN of a user pool } or { "callbackUrls": [URL, …], "domainPrefix": of the sign-in pages\' address }',
);

const stage = z.strictObject({
  auth,
  allowedOrigins: z
    .array(origin)
    .min(1, 'must name an origin, or "*"')
    .refine(
      (origins) => origins.length === 1 || !origins.includes('*'),
      '"*" allows every origin: leave the others out',
    )
    .refine(
      (origins) => origins.join(',').length <= 3_500,
      'must have at most 3,500 characters in all, commas between them included: of 4 KB that all variables of a function may have, the rest is for the others',
    ),
  keepData: z.boolean(),
  logRetentionDays: z
    .int()
    .refine(
      (days) => retentions.includes(days),
      `must be a number of days CloudWatch Logs knows: ${retentions.join(', ')}`,
    ),
  capacity: z
    .strictObject({ min: units, max: units })
    .refine(({ min, max }) => min <= max, 'min must not be above max'),
  retentionDays: z.int().min(0).max(3_650).default(30),
  throttle: z
    .strictObject({ rate: z.int().min(1).max(10_000), burst: z.int().min(1).max(5_000) })
    .default({ rate: 100, burst: 200 }),
  // The least and the most that AWS WAF takes.
  requestsPerAddress: z.int().min(10).max(2_000_000_000).default(3_000),
  reservedConcurrency: z.int().min(1).max(1_000).optional(),
  cdnDomain: z
    .strictObject({
      name: z.hostname(),
      certificateArn: z
        .string()
        .regex(
          /^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
          'must be the ARN of a certificate in us-east-1',
        ),
    })
    .optional(),
  alarmTopicArn: z
    .string()
    .regex(/^arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w-]+$/, 'must be the ARN of an SNS topic')
    .optional(),
});

const stageName = z
  .string()
  .regex(
    /^(?!.*-widgets$)[a-z][a-z0-9-]{0,19}$/,
    'must be at most 20 lowercase letters, digits and hyphens, begin with a letter and not end in "-widgets", as the stack of a stage\'s CDN does',
  );

const shape = 'must be stages by name, one at least: { "dev": { … } }';
const stages = z.record(stageName, stage, shape).refine((named) => Object.keys(named).length > 0, shape);

/** What the stacks of a stage are set to. */
export type Stage = StageProps & { readonly cdn: WidgetCdnProps };

/** The stages of stages.json, by name. Throws one Error that names the file and every fault in it. */
export function loadStages(file = join(import.meta.dirname, '..', 'stages.json')): Record<string, Stage> {
  return readStages(readJson(file));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** The same, of what the file says. */
export function readStages(json: unknown): Record<string, Stage> {
  const parsed = stages.safeParse(json);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || 'the file'}: ${reasonOf(issue)}`);
    throw new Error(`infra/stages.json has faults:\n${faults.join('\n')}`);
  }
  return Object.fromEntries(
    Object.entries(parsed.data).map(([name, { logRetentionDays, cdnDomain: domain, ...props }]) => [
      name,
      { ...props, logRetention: logRetentionDays, cdn: { domain, keepData: props.keepData, logRetentionDays } },
    ]),
  );
}

/** Of a name that is refused zod says no more than that, and the rest within. */
function reasonOf(issue: z.core.$ZodIssue): string {
  return (issue.code === 'invalid_key' && issue.issues[0]?.message) || issue.message;
}
