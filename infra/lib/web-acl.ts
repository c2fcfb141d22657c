import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

export interface WebAclProps {
  readonly stage: Stage;
  /** Requests in five minutes that one IP address may make; more are answered 429 until it calls less. */
  readonly requestsPerAddress: number;
}

/**
 * Keeps one caller from using up what all share. Nothing else is filtered: bodies are checked by the contract, and names
 * and notes may hold whatever a rule for SQL or scripts would take for an attack.
 */
export class WebAcl extends Construct {
  constructor(scope: Construct, id: string, { stage, requestsPerAddress }: WebAclProps) {
    super(scope, id);
    // Requests are counted, not sampled: samples hold headers, and so tokens.
    const visibility = (metricName: string) => ({
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: false,
      metricName,
    });
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      description: 'Customer Kit: requests per address',
      defaultAction: { allow: {} },
      // Rules are counted by this name and their own: of two stages in an account each needs one for itself.
      visibilityConfig: visibility(this.node.path.replaceAll('/', '-')),
      rules: [
        {
          name: 'RequestsPerAddress',
          priority: 0,
          action: { block: {} },
          statement: {
            rateBasedStatement: { aggregateKeyType: 'IP', limit: requestsPerAddress, evaluationWindowSec: 300 },
          },
          visibilityConfig: visibility('RequestsPerAddress'),
        },
      ],
    });
    new CfnWebACLAssociation(this, 'Association', { resourceArn: stage.stageArn, webAclArn: acl.attrArn });
  }
}
