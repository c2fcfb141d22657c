import { operations, roles } from '@customer-kit/contract';
import { Duration, RemovalPolicies, RemovalPolicy } from 'aws-cdk-lib';
import { CognitoUserPoolsAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import {
  AccountRecovery,
  FeaturePlan,
  type IUserPool,
  LambdaVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
  type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroupProps } from 'aws-cdk-lib/aws-logs';
import { APIGATEWAY_AUTHORIZER_CHANGE_DEPLOYMENT_LOGICAL_ID } from 'aws-cdk-lib/cx-api';
import { Construct } from 'constructs';
import { constructId } from './construct-id.ts';
import { NodeFunction } from './node-function.ts';

/** Who signs users in: a pool there is, or one that is made, with a client for the portal. */
export type SignInProps = GivenPool | MadePool;

interface GivenPool {
  /**
   * Has to have a resource server `customers` with the scopes `read` and `write`, and clients that may ask for them. Who
   * of its users gets which is the pool's to say.
   */
  readonly userPool: IUserPool;
}

interface MadePool {
  /** Where the portal takes users back after they signed in. */
  readonly callbackUrls: readonly string[];
  /** Prefix of the sign-in pages' address, unique in the region. Only these pages give tokens with scopes. */
  readonly domainPrefix: string;
  /** True: the users outlive the stack, and so does what limits their tokens. */
  readonly keepData: boolean;
  /** Folder with the bundled function that limits them (`@customer-kit/api/sign-in/limit-scopes`). */
  readonly code: string;
  /** Of that function. */
  readonly logs: LogGroupProps;
}

/**
 * Lets in who has an access token of one user pool with the scope that the contract asks for. The client that is made is
 * public, as any page is: it has no secret and signs in by authorization code with PKCE (RFC 7636). A pool that is made
 * has a group for each role of the contract; who is in none of them may sign in, and nothing else.
 */
export class SignIn extends Construct {
  readonly userPool: IUserPool;
  readonly authorizer: CognitoUserPoolsAuthorizer;
  /** Of a pool that is made. */
  readonly clientId: string | undefined;
  /** Base URL of the sign-in pages, of a pool that is made. */
  readonly pagesUrl: string | undefined;
  /** What takes from a token the scopes that its user's groups do not give, of a pool that is made. */
  readonly limitScopes: LambdaFunction | undefined;

  constructor(scope: Construct, id: string, props: SignInProps) {
    super(scope, id);
    // API Gateway serves what was last deployed: without it, another pool would be asked only after the next other change.
    this.node.setContext(APIGATEWAY_AUTHORIZER_CHANGE_DEPLOYMENT_LOGICAL_ID, true);
    if ('userPool' in props) {
      this.userPool = props.userPool;
    } else {
      const { callbackUrls, domainPrefix, keepData } = props;
      const pool = this.addUserPool(keepData);
      this.limitScopes = this.addRoles(pool, props);
      this.clientId = addClient(pool, addResourceServer(pool), callbackUrls).userPoolClientId;
      this.pagesUrl = pool.addDomain('Domain', { cognitoDomain: { domainPrefix } }).baseUrl();
      this.userPool = pool;
    }
    this.authorizer = new CognitoUserPoolsAuthorizer(this, 'Authorizer', { cognitoUserPools: [this.userPool] });
  }

  /** A group for each, and the function that reads from them what a token may have. */
  private addRoles(pool: UserPool, { keepData, code, logs }: MadePool): LambdaFunction {
    const groups = Object.entries(roles).map(([role, given]) =>
      pool.addGroup(constructId(role), { groupName: role, description: given.join(' ') }),
    );
    const limit = new NodeFunction(this, 'LimitScopes', {
      description: 'limitScopes',
      code,
      logs,
      // Cognito waits no longer.
      timeout: Duration.seconds(5),
    });
    pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, limit.function, LambdaVersion.V2_0);
    // The CDK puts it beside the pool.
    const mayBeCalled = pool.node.findChild('PreTokenGenerationConfigCognito');
    // A pool that stays lets nobody in without them.
    for (const part of keepData ? [...groups, limit, mayBeCalled] : []) RemovalPolicies.of(part).retain();
    return limit.function;
  }

  private addUserPool(keepData: boolean): UserPool {
    return new UserPool(this, 'Users', {
      // Staff are invited, or come through the company's own sign-in.
      selfSignUpEnabled: false,
      // The least whose triggers reach access tokens.
      featurePlan: FeaturePlan.ESSENTIALS,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      deletionProtection: keepData,
      removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}

/** The contract's scopes, as the pool knows them: `customers/read` is `read` of `customers`. */
const scopes = [...new Set(Object.values(operations).map(({ scope }) => scope))].map((scope) => {
  const [identifier = '', scopeName = ''] = scope.split('/');
  const scopeDescription = scopeName === 'read' ? 'See customers' : 'Create, change and delete customers';
  return { identifier, scope: new ResourceServerScope({ scopeName, scopeDescription }) };
});

function addResourceServer(pool: UserPool): UserPoolResourceServer {
  return pool.addResourceServer('Scopes', {
    identifier: scopes[0]?.identifier ?? '',
    scopes: scopes.map(({ scope }) => scope),
  });
}

function addClient(pool: UserPool, server: UserPoolResourceServer, callbackUrls: readonly string[]): UserPoolClient {
  return pool.addClient('Portal', {
    generateSecret: false,
    preventUserExistenceErrors: true,
    // Said, because Cognito's default allows it: a sign-in without the pages, whose tokens have no scopes.
    authFlows: { userSrp: false },
    accessTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.days(1),
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, ...scopes.map(({ scope }) => OAuthScope.resourceServer(server, scope))],
      callbackUrls: [...callbackUrls],
      logoutUrls: [...callbackUrls],
    },
  });
}
