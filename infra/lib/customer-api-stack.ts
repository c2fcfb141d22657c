import { CfnOutput, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { CustomerApi, type CustomerApiProps } from './customer-api.ts';

/** One stage of the customer API as a stack of its own; its output `ApiUrl` is the `api` of the widgets. */
export class CustomerApiStack extends Stack {
  constructor(scope: Construct, id: string, { api, ...props }: StackProps & { readonly api: StageProps }) {
    super(scope, id, props);
    const { alarmTopicArn, ...rest } = api;
    const alarmTopic = alarmTopicArn === undefined ? undefined : Topic.fromTopicArn(this, 'Alarms', alarmTopicArn);
    const { url } = new CustomerApi(this, 'Api', { ...rest, alarmTopic });
    new CfnOutput(this, 'ApiUrl', { value: url, description: 'Base URL of the customer API' });
    for (const [rule, reason] of Object.entries(acknowledged)) {
      Validations.of(this).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
    }
  }
}

/** What a stage is set to: plain values, as stages.json holds them. */
export interface StageProps extends Omit<CustomerApiProps, 'alarmTopic'> {
  /** SNS topic that is told of every alarm. */
  readonly alarmTopicArn?: string | undefined;
}

/** Findings of cdk-nag that this stack answers for, by rule. */
const acknowledged = {
  APIG4: 'Not built yet: there is no authorizer, so do not deploy this where strangers can reach it.',
  COG4: 'Not built yet: there is no authorizer, so do not deploy this where strangers can reach it.',
  'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]':
    "The account's one role with which API Gateway writes access logs; it checks that the role has what this policy has.",
  'IAM5[Resource::*]': 'Traces of X-Ray belong to no resource that a policy could name.',
  APIG6: "API Gateway's execution logs hold whole requests, personal data included; access logs are what is wanted.",
} as const;
