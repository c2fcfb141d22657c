import type { Assembly } from './assembly.ts';
import { FunctionPool } from './function-pool.ts';
import { pseudoParameters } from './resolve-intrinsics.ts';
import type { ResourceProperties } from './resource-properties.ts';

type FunctionProperties = ResourceProperties['AWS::Lambda::Function'];

export interface FunctionOptions {
  /** Where a function finds DynamoDB. */
  dynamodbEndpointOf: (functionName: string) => string;
  log: (line: string, functionName: string) => void;
}

/** Of one function, where the template reserves none. */
const mostInstances = 10;

/** The template's functions, by ARN. */
export function lambdaFunctions(assembly: Assembly, options: FunctionOptions): Map<string, FunctionPool> {
  const functions = assembly.resources('AWS::Lambda::Function');
  return new Map(
    functions.map(({ logicalId, properties }) => {
      const arn = assembly.arnOf(logicalId);
      return [arn, createPool(assembly, assembly.nameOf(logicalId), arn, properties, options)];
    }),
  );
}

function createPool(
  assembly: Assembly,
  name: string,
  arn: string,
  properties: FunctionProperties,
  options: FunctionOptions,
): FunctionPool {
  if (!properties.Runtime.startsWith('nodejs'))
    throw new Error(`${name} has the runtime ${properties.Runtime}; the local runtime runs Node.js.`);
  const memoryMb = properties.MemorySize ?? 128;
  return new FunctionPool(
    {
      name,
      arn,
      folder: assembly.assetFolder(properties.Code.S3Key),
      environment: {
        ...runtimeEnvironment(name, memoryMb, properties),
        ...properties.Environment?.Variables,
        AWS_ENDPOINT_URL_DYNAMODB: options.dynamodbEndpointOf(name),
      },
      memoryMb,
      timeoutMs: (properties.Timeout ?? 3) * 1000,
      maxInstances: properties.ReservedConcurrentExecutions ?? mostInstances,
    },
    (line) => options.log(line, name),
  );
}

/** What Lambda itself sets (Lambda Developer Guide, "Defined runtime environment variables"), and nothing of this process's. */
function runtimeEnvironment(name: string, memoryMb: number, properties: FunctionProperties): Record<string, string> {
  const region = pseudoParameters['AWS::Region'] ?? '';
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...localCredentials,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_LOG_GROUP_NAME: properties.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_EXECUTION_ENV: `AWS_Lambda_${properties.Runtime}`,
    _HANDLER: properties.Handler,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    // Windows finds its network libraries by it.
    ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot }),
  };
}

/** DynamoDB Local takes any; these are letters and digits, the only ones it takes. */
export const localCredentials = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
