import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/** What the local runtime reads of the template, by resource type, as CloudFormation documents it. */
export interface ResourceProperties {
  'AWS::ApiGateway::Authorizer': { IdentitySource?: string; ProviderARNs?: string[]; Type: string };
  'AWS::ApiGateway::GatewayResponse': {
    ResponseType: string;
    StatusCode?: string;
    ResponseParameters?: Record<string, string>;
    ResponseTemplates?: Record<string, string>;
  };
  'AWS::ApiGateway::Method': {
    ApiKeyRequired?: boolean;
    AuthorizationScopes?: string[];
    AuthorizationType?: string;
    AuthorizerId?: string;
    HttpMethod: string;
    Integration: Integration;
    OperationName?: string;
    RequestModels?: Record<string, string>;
    RequestParameters?: Record<string, boolean>;
    RequestValidatorId?: string;
    ResourceId: string;
  };
  'AWS::ApiGateway::Model': { Schema: object };
  'AWS::ApiGateway::RequestValidator': { ValidateRequestBody?: boolean; ValidateRequestParameters?: boolean };
  'AWS::ApiGateway::Resource': { ParentId: string; PathPart: string };
  'AWS::ApiGateway::RestApi': { BinaryMediaTypes?: string[]; MinimumCompressionSize?: number };
  'AWS::ApiGateway::Stage': { StageName: string };
  'AWS::Cognito::UserPool': { LambdaConfig?: { PreTokenGenerationConfig?: { LambdaArn: string } } };
  'AWS::Cognito::UserPoolClient': { UserPoolId: string };
  'AWS::DynamoDB::Table': Pick<
    CreateTableCommandInput,
    'AttributeDefinitions' | 'KeySchema' | 'GlobalSecondaryIndexes' | 'BillingMode' | 'ProvisionedThroughput'
  >;
  'AWS::IAM::Policy': { PolicyDocument: PolicyDocument; Roles?: string[] };
  'AWS::IAM::Role': { ManagedPolicyArns?: string[]; Policies?: { PolicyDocument: PolicyDocument }[] };
  'AWS::Lambda::Function': {
    Code: { S3Key: string };
    Environment?: { Variables?: Record<string, string> };
    Handler: string;
    LoggingConfig?: { LogGroup?: string };
    MemorySize?: number;
    ReservedConcurrentExecutions?: number;
    Role?: string;
    Runtime: string;
    Timeout?: number;
  };
}

export interface Integration {
  Type: string;
  Uri?: string;
  TimeoutInMillis?: number;
  IntegrationResponses?: {
    StatusCode: string;
    ResponseParameters?: Record<string, string>;
    ResponseTemplates?: Record<string, string>;
  }[];
}

export interface PolicyDocument {
  Statement: PolicyStatement[];
}

export interface PolicyStatement {
  Effect: 'Allow' | 'Deny';
  Action?: string | string[];
  Resource?: string | string[];
  /** Values by condition key, by operator. */
  Condition?: Record<string, Record<string, string | string[]>>;
}
