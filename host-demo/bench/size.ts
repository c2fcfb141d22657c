// Question: what does a page fetch for the widgets, and how large is what the Lambdas load? Measured in real Chromium
// on a plain page without a cache, from the builds as `npm start` serves them. Budgets: budgets.json, which the e2e tests hold too.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cdnSite } from '../serve/cdn.ts';
import { root } from '../serve/root.ts';
import { startStaticServer } from '../serve/static-server.ts';
import { launchBrowser } from './launch-browser.ts';
import { plainWeights } from './plain-weights.ts';
import { type Figure, readArguments, report } from './report.ts';

const args = readArguments();
await using started = new AsyncDisposableStack();
const cdn = await startStaticServer(cdnSite(join(root, 'widgets')), { port: 0 });
started.defer(cdn.stop);
const browser = await launchBrowser();
started.defer(() => browser.close());

const weights = await plainWeights(browser, cdn.url);
report('size', [...weightFigures(), ...lambdaFigures()], args);

function weightFigures(): Figure[] {
  return [...weights].flatMap(([name, { gz, br, requests }]) => [
    { name: `${name}.gz`, value: gz, unit: 'bytes' },
    { name: `${name}.br`, value: br, unit: 'bytes' },
    { name: `${name}.requests`, value: requests, unit: 'requests' },
  ]);
}

function lambdaFigures(): Figure[] {
  const bundles = join(root, 'infra/cdk.out/bundles');
  const sizes = readdirSync(bundles).map((operation) => {
    const files = readdirSync(join(bundles, operation)).filter((file) => !file.endsWith('.map'));
    return {
      operation,
      bytes: files.reduce((total, file) => total + statSync(join(bundles, operation, file)).size, 0),
    };
  });
  return [
    ...sizes.map(
      ({ operation, bytes }): Figure => ({ name: `lambda.${operation}.bytes`, value: bytes, unit: 'bytes' }),
    ),
    { name: 'lambda.bundle.bytes', value: Math.max(...sizes.map(({ bytes }) => bytes)), unit: 'bytes' },
  ];
}
