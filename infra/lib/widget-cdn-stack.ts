import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { type CdnRule, cdnHeaders, cdnRules } from './cdn-headers.ts';

export interface WidgetCdnProps {
  /** Name of the CDN's own, with its certificate in us-east-1. Default: CloudFront's name. */
  readonly domain?: { readonly name: string; readonly certificateArn: string } | undefined;
  /** Whether releases and access logs outlive the stack. */
  readonly keepData: boolean;
  readonly logRetentionDays: number;
}

/**
 * The widgets' CDN: a private bucket that only its CloudFront distribution reads. Headers and cache times are those of
 * `cdn-headers.ts`, which the CDN on a laptop reads too. Its outputs say where releases go.
 */
export class WidgetCdnStack extends Stack {
  constructor(scope: Construct, id: string, { cdn, ...props }: StackProps & { readonly cdn: WidgetCdnProps }) {
    super(scope, id, props);
    const closed = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: cdn.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      // CloudFormation does not delete a bucket that holds something.
      autoDeleteObjects: !cdn.keepData,
    };
    const logs = new Bucket(this, 'Logs', {
      ...closed,
      // CloudFront writes its logs by an access-control list.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(cdn.logRetentionDays) }],
    }) as IBucket;
    const releases = new Bucket(this, 'Releases', {
      ...closed,
      // An overwritten channel file or loader can be brought back.
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90) }],
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'releases/',
    }) as IBucket;

    const origin = S3BucketOrigin.withOriginAccessControl(releases, {
      originAccessControl: new S3OriginAccessControl(this, 'OriginAccess', {
        originAccessControlName: this.#nameInAccount(),
      }),
    });
    const responseHeadersPolicy = this.#onEveryAnswer();
    const behaviors = cdnRules.map((rule, index): [string, BehaviorOptions] => [
      rule.path,
      {
        origin,
        responseHeadersPolicy,
        compress: true,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: this.#cacheOf(rule, index),
        functionAssociations: [
          { eventType: FunctionEventType.VIEWER_RESPONSE, function: this.#headersOf(rule, index) },
        ],
      },
    ]);
    const [, defaultBehavior] = behaviors.pop() as (typeof behaviors)[number];
    const { domain } = cdn;
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Customer Kit widgets',
      defaultBehavior,
      additionalBehaviors: Object.fromEntries(behaviors),
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      logBucket: logs,
      logFilePrefix: 'cdn/',
      // A release that is published a moment later is found.
      errorResponses: [403, 404].map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(1) })),
      ...(domain && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      }),
    });

    new CfnOutput(this, 'CdnUrl', {
      value: `https://${domain?.name ?? distribution.distributionDomainName}`,
      description: 'Base URL of the widgets: the cdn of the loader',
    });
    new CfnOutput(this, 'ReleasesBucket', { value: releases.bucketName, description: 'Where releases are published' });
    for (const [rule, reason] of Object.entries(acknowledged)) {
      Validations.of(this).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
    }
  }

  /** CloudFront's names are one list for all regions, and a stage may be in several. */
  #nameInAccount(): string {
    return `${this.region}-${this.stackName}`;
  }

  /** CloudFront has fields of their own for some headers, and refuses those among the others. */
  #onEveryAnswer(): ResponseHeadersPolicy {
    const {
      'access-control-allow-origin': allowOrigin = '',
      'x-content-type-options': _,
      ...others
    } = cdnHeaders as Record<string, string>;
    return new ResponseHeadersPolicy(this, 'OnEveryAnswer', {
      responseHeadersPolicyName: this.#nameInAccount(),
      corsBehavior: {
        accessControlAllowOrigins: [allowOrigin],
        accessControlAllowMethods: ['GET', 'HEAD'],
        accessControlAllowHeaders: ['*'],
        accessControlAllowCredentials: false,
        originOverride: true,
      },
      securityHeadersBehavior: {
        contentTypeOptions: { override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(others).map(([header, value]) => ({ header, value, override: true })),
      },
    });
  }

  /** How long CloudFront itself keeps a file; what browsers do is said by the rule's headers. */
  #cacheOf({ edgeSeconds }: CdnRule, index: number): CachePolicy {
    const ttl = Duration.seconds(edgeSeconds);
    return new CachePolicy(this, `Cache${index}`, {
      minTtl: ttl,
      defaultTtl: ttl,
      maxTtl: ttl,
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  /**
   * By a function, because it does not run for errors: a headers policy would make those immutable too. It says who may
   * read the file as well: the policy does so only to requests with an `Origin`, which a script without `crossorigin`
   * has not, and a browser that kept that answer would refuse it to one that has.
   */
  #headersOf({ headers }: CdnRule, index: number): EdgeFunction {
    const { 'access-control-allow-origin': allowOrigin = '' } = cdnHeaders;
    return new EdgeFunction(this, `Headers${index}`, {
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(edgeCode({ ...headers, 'access-control-allow-origin': allowOrigin })),
    });
  }
}

function edgeCode(headers: CdnRule['headers']): string {
  const set = Object.entries(headers).map(
    ([name, value]) => `  event.response.headers[${JSON.stringify(name)}] = { value: ${JSON.stringify(value)} };`,
  );
  return ['function handler(event) {', ...set, '  return event.response;', '}', ''].join('\n');
}

/** Findings of cdk-nag that this stack answers for, by rule. */
const acknowledged = {
  CFR1: 'Public scripts: whoever may open the page they are on may load them, from anywhere.',
  CFR2: 'Public, static files behind no application: there is nothing for a web ACL to protect.',
  CFR4: 'With a name of its own the CDN takes TLS 1.2 and newer alone; on CloudFront’s name that cannot be set.',
} as const;
