import { operations } from '@customer-kit/contract';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { CognitoUserPoolsAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import {
  AccountRecovery,
  type IUserPool,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
  type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import { APIGATEWAY_AUTHORIZER_CHANGE_DEPLOYMENT_LOGICAL_ID } from 'aws-cdk-lib/cx-api';
import { Construct } from 'constructs';

/** Who signs users in: a pool there is, or one that is made, with a client for the portal. */
export type SignInProps =
  | {
      /** Has to have a resource server `customers` with the scopes `read` and `write`, and clients that may ask for them. */
      readonly userPool: IUserPool;
    }
  | {
      /** Where the portal takes users back after they signed in. */
      readonly callbackUrls: readonly string[];
      /** Prefix of the sign-in pages' address, unique in the region. Only these pages give tokens with scopes. */
      readonly domainPrefix: string;
      /** True: the users outlive the stack. */
      readonly keepData: boolean;
    };

/**
 * Lets in who has an access token of one user pool with the scope that the contract asks for. The client that is made is
 * public, as any page is: it has no secret and signs in by authorization code with PKCE (RFC 7636).
 */
export class SignIn extends Construct {
  readonly userPool: IUserPool;
  readonly authorizer: CognitoUserPoolsAuthorizer;
  /** Of a pool that is made. */
  readonly clientId: string | undefined;
  /** Base URL of the sign-in pages, of a pool that is made. */
  readonly pagesUrl: string | undefined;

  constructor(scope: Construct, id: string, props: SignInProps) {
    super(scope, id);
    // API Gateway serves what was last deployed: without it, another pool would be asked only after the next other change.
    this.node.setContext(APIGATEWAY_AUTHORIZER_CHANGE_DEPLOYMENT_LOGICAL_ID, true);
    if ('userPool' in props) {
      this.userPool = props.userPool;
    } else {
      const { callbackUrls, domainPrefix, keepData } = props;
      const pool = this.addUserPool(keepData);
      this.clientId = addClient(pool, addResourceServer(pool), callbackUrls).userPoolClientId;
      this.pagesUrl = pool.addDomain('Domain', { cognitoDomain: { domainPrefix } }).baseUrl();
      this.userPool = pool;
    }
    this.authorizer = new CognitoUserPoolsAuthorizer(this, 'Authorizer', { cognitoUserPools: [this.userPool] });
  }

  private addUserPool(keepData: boolean): UserPool {
    return new UserPool(this, 'Users', {
      // Staff are invited, or come through the company's own sign-in.
      selfSignUpEnabled: false,
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
