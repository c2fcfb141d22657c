import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod/mini';
import type { CustomerApiProps } from '../lib/customer-api.ts';

const retentions = Object.values(RetentionDays)
  .filter((days) => typeof days === 'number')
  .map(Number);

const origin = z.string().check(
  z.refine((value) => value === '*' || (URL.canParse(value) && new URL(value).origin === value), {
    error:
      'must be "*" or an origin as browsers write it, like https://portal.example.com (no path, no slash at the end)',
  }),
);
const units = z.int().check(z.gte(1), z.lte(40_000));

const stage = z.strictObject({
  allowedOrigins: z.array(origin).check(
    z.minLength(1, 'must name an origin, or "*"'),
    z.refine((origins) => origins.length === 1 || !origins.includes('*'), {
      error: '"*" allows every origin: leave the others out',
    }),
  ),
  keepData: z.boolean(),
  logRetentionDays: z.int().check(
    z.refine((days) => retentions.includes(days), {
      error: `must be a number of days CloudWatch Logs knows: ${retentions.join(', ')}`,
    }),
  ),
  capacity: z
    .strictObject({ min: units, max: units })
    .check(z.refine(({ min, max }) => min <= max, { error: 'min must not be above max' })),
});

const stages = z.record(
  z.string().check(z.regex(/^[a-z][a-z0-9-]{0,19}$/, 'must be a stage name: lower-case letters, digits and dashes')),
  stage,
);

/** The stages of stages.json, by name. Throws one Error that names every fault in it. */
export function readStages(json: unknown): Record<string, CustomerApiProps> {
  const parsed = stages.safeParse(json);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`infra/stages.json has faults:\n${faults.join('\n')}`);
  }
  return Object.fromEntries(
    Object.entries(parsed.data).map(([name, { logRetentionDays, ...props }]) => [
      name,
      { ...props, logRetention: logRetentionDays },
    ]),
  );
}
