import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cdnHeadersOf, cdnRules } from '../lib/cdn-headers.ts';
import { type WidgetCdnProps, WidgetCdnStack } from '../lib/widget-cdn-stack.ts';

const folder = mkdtempSync(join(tmpdir(), 'customer-kit-cdn-'));
let template: Template;
beforeAll(() => {
  template = synthesize('plain');
  // Loading the CDK on a busy machine takes longer than a test should.
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b';

function synthesize(name: string, props: Partial<WidgetCdnProps> = {}): Template {
  const app = new App({ outdir: join(folder, name), analyticsReporting: false });
  const cdn = { keepData: true, logRetentionDays: 30, ...props };
  return Template.fromStack(new WidgetCdnStack(app, 'CustomerKit-test-widgets', { cdn }));
}

interface Behavior {
  PathPattern?: string;
  CachePolicyId: { Ref: string };
  ResponseHeadersPolicyId: { Ref: string };
  FunctionAssociations: { EventType: string; FunctionARN: { 'Fn::GetAtt': [string, string] } }[];
  ViewerProtocolPolicy: string;
}

interface HeadersPolicy {
  CorsConfig: { AccessControlAllowOrigins: { Items: string[] }; OriginOverride: boolean };
  SecurityHeadersConfig: object;
  CustomHeadersConfig: { Items: { Header: string; Value: string; Override: boolean }[] };
}

function distribution() {
  const [{ Properties } = { Properties: undefined }] = Object.values(
    template.findResources('AWS::CloudFront::Distribution'),
  );
  return Properties.DistributionConfig as {
    DefaultCacheBehavior: Behavior;
    CacheBehaviors: Behavior[];
    Origins: Record<string, unknown>[];
  };
}

/** In the order CloudFront tries them; the default comes last, for everything. */
function behaviors(): Behavior[] {
  const { CacheBehaviors, DefaultCacheBehavior } = distribution();
  return [...CacheBehaviors, { ...DefaultCacheBehavior, PathPattern: '*' }];
}

const propertiesOf = (type: string, id: string) =>
  template.findResources(type)[id]?.Properties as Record<string, unknown>;

/**
 * The headers that policy and function of a behaviour put on an answer. Those for CORS come from the policy only when the
 * request has an `Origin` (CloudFront API Reference, "ResponseHeadersPolicyCorsConfig").
 */
function headersBy(
  { ResponseHeadersPolicyId, FunctionAssociations }: Behavior,
  { withOrigin }: { withOrigin: boolean },
): Record<string, string> {
  const { ResponseHeadersPolicyConfig: policy } = propertiesOf(
    'AWS::CloudFront::ResponseHeadersPolicy',
    ResponseHeadersPolicyId.Ref,
  ) as { ResponseHeadersPolicyConfig: HeadersPolicy };
  const [association] = FunctionAssociations;
  expect(association?.EventType).toBe('viewer-response');
  const { FunctionCode } = propertiesOf(
    'AWS::CloudFront::Function',
    association?.FunctionARN['Fn::GetAtt'][0] ?? '',
  ) as { FunctionCode: string };
  const { headers } = runInNewContext(`${FunctionCode}; handler({ response: { headers: {} } })`) as {
    headers: Record<string, { value: string }>;
  };
  return {
    ...(withOrigin && { 'access-control-allow-origin': policy.CorsConfig.AccessControlAllowOrigins.Items.join() }),
    ...('ContentTypeOptions' in policy.SecurityHeadersConfig && { 'x-content-type-options': 'nosniff' }),
    ...Object.fromEntries(policy.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value])),
    ...Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value])),
  };
}

test('every path has the headers it has on a laptop', () => {
  expect(behaviors().map(({ PathPattern }) => PathPattern)).toEqual(cdnRules.map(({ path }) => path));
  for (const [index, path] of ['/customer-list/0.1.0/remoteEntry.js', '/v1.json'].entries()) {
    // A script without `crossorigin` sends no Origin; a browser keeps its answer for those that do.
    for (const withOrigin of [true, false]) {
      expect(headersBy(behaviors()[index] as Behavior, { withOrigin })).toEqual(cdnHeadersOf(path));
    }
  }
});

test('a stage can be in two regions of one account: what CloudFront has in all of them is named by the region', () => {
  const names = Object.values(template.toJSON().Resources as Record<string, { Type: string; Properties: object }>)
    .filter(({ Type }) => Type.startsWith('AWS::CloudFront::') && Type !== 'AWS::CloudFront::Distribution')
    .map(({ Properties }) => JSON.stringify(Properties).match(/"Name":(\{.*?\]\}|"[^"]*")/)?.[1]);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(name).toContain('{"Ref":"AWS::Region"}');
});

test('what never changes stays at the edge; what does is asked for again within seconds', () => {
  const kept = behaviors().map(({ CachePolicyId }) => propertiesOf('AWS::CloudFront::CachePolicy', CachePolicyId.Ref));
  expect(kept).toMatchObject([
    { CachePolicyConfig: { MinTTL: 31_536_000, DefaultTTL: 31_536_000 } },
    { CachePolicyConfig: { MaxTTL: 10, DefaultTTL: 10 } },
  ]);
});

test('nobody but the distribution reads the bucket, and nobody without TLS', () => {
  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        Match.objectLike({
          Action: 's3:GetObject',
          Effect: 'Allow',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
        }),
      ]),
    },
  });
  template.allResourcesProperties('AWS::S3::Bucket', {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
  expect(distribution().Origins).toMatchObject([{ OriginAccessControlId: expect.anything() }]);
  for (const { ViewerProtocolPolicy } of behaviors()) expect(ViewerProtocolPolicy).toBe('redirect-to-https');
});

test('a name of its own comes with its certificate, and is where the widgets are', () => {
  const named = synthesize('named', { domain: { name: 'widgets.example.com', certificateArn } });
  named.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      Aliases: ['widgets.example.com'],
      ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
    },
  });
  named.hasOutput('CdnUrl', { Value: 'https://widgets.example.com' });
});

test('releases outlive the stack where data is kept', () => {
  // Under another name CloudFormation would make another, empty bucket, and the CDN would read that.
  expect(Object.keys(template.findResources('AWS::S3::Bucket'))).toContain('ReleasesE6BA3EBF');
  template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
  template.resourceCountIs('Custom::S3AutoDeleteObjects', 0);
});

test('buckets are emptied, so that they can be deleted, where data is not kept', () => {
  const passing = synthesize('passing', { keepData: false });
  passing.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
  const emptied = Object.values(passing.findResources('Custom::S3AutoDeleteObjects'));
  expect(new Set(emptied.map(({ Properties }) => Properties.BucketName.Ref))).toEqual(
    new Set(Object.keys(passing.findResources('AWS::S3::Bucket'))),
  );
});
