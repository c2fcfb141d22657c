// The CDK app: the stacks of each stage of stages.json, checked by cdk-nag. Writes the assembly into infra/cdk.out.
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CustomerApiStack } from '../lib/customer-api-stack.ts';
import { WidgetCdnStack } from '../lib/widget-cdn-stack.ts';
import { loadStages } from './stages.ts';

const folder = join(import.meta.dirname, '..');

const app = new App({
  outdir: process.env.CDK_OUTDIR ?? join(folder, 'cdk.out'),
  // Names the version of the CDK in each template: another template, and so a deployment, for the same stack.
  analyticsReporting: false,
});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
for (const [name, { cdn, ...api }] of Object.entries(loadStages())) {
  new CustomerApiStack(app, `CustomerKit-${name}`, { description: `Customer Kit API, stage ${name}`, api });
  new WidgetCdnStack(app, `CustomerKit-${name}-widgets`, { description: `Customer Kit widgets, stage ${name}`, cdn });
}
app.synth();
