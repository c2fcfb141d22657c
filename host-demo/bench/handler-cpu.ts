// A fresh process that loads one bundle and sends what it cost: the time its import took and, when there is an event to
// handle, the CPU time of each invocation once it is warm, in ms. Arguments: bundle, event as JSON (or none).
import { pathToFileURL } from 'node:url';

const warmUps = 400;
const invocations = 600;

const [bundle = '', event = ''] = process.argv.slice(2);
const start = performance.now();
const { handler } = (await import(pathToFileURL(bundle).href)) as {
  handler: (event: unknown, context: object) => Promise<{ statusCode: number; body: string }>;
};
const init = performance.now() - start;
const cpu: number[] = [];
const context = { getRemainingTimeInMillis: () => 60_000 };
const rounds = event === '' ? 0 : warmUps + invocations;
for (let round = 0; round < rounds; round += 1) {
  const given: unknown = JSON.parse(event);
  const before = process.cpuUsage();
  const { statusCode, body } = await handler(given, context);
  const { user, system } = process.cpuUsage(before);
  if (statusCode >= 300) throw new Error(`The handler answered ${statusCode} ${body}`);
  if (round >= warmUps) cpu.push((user + system) / 1_000);
}
process.send?.({ init, cpu });
process.disconnect?.();
