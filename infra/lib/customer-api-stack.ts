import { CfnOutput, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { type ApiAuth, CustomerApi, type CustomerApiProps } from './customer-api.ts';

/** One stage of the customer API as a stack of its own; its output `ApiUrl` is the `api` of the widgets. */
export class CustomerApiStack extends Stack {
  constructor(scope: Construct, id: string, { api, ...props }: StackProps & { readonly api: StageProps }) {
    super(scope, id, props);
    const { alarmTopicArn, auth: configured, ...rest } = api;
    const auth =
      'userPoolArn' in configured
        ? { userPool: UserPool.fromUserPoolArn(this, 'Users', configured.userPoolArn) }
        : configured;
    const alarmTopic = alarmTopicArn === undefined ? undefined : Topic.fromTopicArn(this, 'Alarms', alarmTopicArn);
    const { url, signIn } = new CustomerApi(this, 'Api', { ...rest, auth, alarmTopic });
    new CfnOutput(this, 'ApiUrl', { value: url, description: 'Base URL of the customer API' });
    new CfnOutput(this, 'UserPoolId', {
      value: signIn.userPool.userPoolId,
      description: 'Pool whose users may sign in',
    });
    for (const [name, value, description] of [
      ['ClientId', signIn.clientId, 'Client the portal signs users in with, by authorization code with PKCE'],
      ['SignInUrl', signIn.pagesUrl, 'Base URL of the sign-in pages'],
    ] as const) {
      if (value !== undefined) new CfnOutput(this, name, { value, description });
    }
    for (const [rule, reason] of Object.entries(acknowledged)) {
      Validations.of(this).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
    }
  }
}

/** What a stage is set to: plain values, as stages.json holds them. */
export interface StageProps extends Omit<CustomerApiProps, 'alarmTopic' | 'auth'> {
  readonly auth: { readonly userPoolArn: string } | Exclude<ApiAuth, { userPool: unknown }>;
  /** SNS topic that is told of every alarm. */
  readonly alarmTopicArn?: string | undefined;
}

/** Findings of cdk-nag that this stack answers for, by rule. */
const acknowledged = {
  COG8: 'Threat protection belongs to the Plus plan, which is paid for from the first user on. Users are invited and have a second factor.',
  'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]':
    "The account's one role with which API Gateway writes access logs; it checks that the role has what this policy has.",
  'IAM5[Resource::*]': 'Traces of X-Ray belong to no resource that a policy could name.',
  APIG6: "API Gateway's execution logs hold whole requests, personal data included; access logs are what is wanted.",
} as const;
