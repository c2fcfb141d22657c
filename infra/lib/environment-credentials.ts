/**
 * What `@aws-sdk/credential-provider-node` is replaced with in the bundles. Lambda hands credentials over in the
 * environment (Lambda Developer Guide, "Defined runtime environment variables"), so the SDK's search through profiles,
 * SSO, web identity and instance metadata finds nothing else, and costs most of its start.
 */
export function defaultProvider(): () => Promise<Credentials> {
  return async () => ({
    accessKeyId: required('AWS_ACCESS_KEY_ID'),
    secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
    ...(process.env.AWS_SESSION_TOKEN && { sessionToken: process.env.AWS_SESSION_TOKEN }),
  });
}

interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

function required(variable: string): string {
  const value = process.env[variable];
  if (value) return value;
  throw new Error(`${variable} is not set. Lambda sets it; elsewhere, set it before the function starts.`);
}
