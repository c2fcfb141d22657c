import { onlineManager, QueryClient } from '@tanstack/react-query';
import { type AccessTokenSource, type ApiClient, type ApiClientOptions, createApiClient } from './api/api-client.ts';
import { retriesRead, retriesWrite, retryDelay } from './api/retry.ts';
import { userOfToken } from './api/token-user.ts';
import { createGroupStore, type GroupStore } from './group-state.ts';

/**
 * Widgets with the same group name share one query cache and one store: a search filters the list beside it, a row's
 * action opens the form. The default name is the API's URL.
 */
export interface Group {
  client: ApiClient;
  queryClient: QueryClient;
  store: GroupStore;
  /**
   * Whose access token it is, for keeping apart what people leave on one machine: '' where the host gives none to
   * anybody, undefined while nobody is signed in or the token does not tell.
   */
  user: () => Promise<string | undefined>;
  /** Calls `act` when the host has another access token than those the API refused; the result ends that. */
  onSignIn: (act: () => void) => () => void;
  /** Asks the host for one, if anybody waits for it. */
  checkSignIn: () => Promise<void>;
}

export interface GroupOptions extends Omit<ApiClientOptions, 'onAnswer'> {
  /** Widgets with the same one work together. Default: all that talk to the same API. */
  group?: string | undefined;
}

interface Shared {
  group: Group;
  /** Replaced by the newest widget's, so that a host can hand over a token function later. */
  options: ApiClientOptions;
  users: number;
}

const groups = new Map<string, Shared>();

/** The group of these options, made when it is the first; call `release` once when done with it. */
export function acquireGroup({ group: name, ...options }: GroupOptions): { group: Group; release: () => void } {
  const key = JSON.stringify([options.api, name ?? '']);
  const shared = groups.get(key) ?? createShared(options);
  groups.set(key, shared);
  shared.users += 1;
  if (options.getAccessToken) shared.options = options;
  return {
    group: shared.group,
    release() {
      shared.users -= 1;
      if (shared.users > 0 || groups.get(key) !== shared) return;
      groups.delete(key);
      const { queryClient } = shared.group;
      // A request that ends starts the timer of its answer's lifetime, so they all end first.
      void queryClient.cancelQueries().then(() => queryClient.clear());
    },
  };
}

function createShared(options: ApiClientOptions): Shared {
  onlineManager.setEventListener(followNetwork);
  const refused = new Set<string | undefined>();
  const waiting = new Set<() => void>();
  let checking = false;
  const shared: Shared = {
    options,
    users: 0,
    group: {
      client: createApiClient({
        api: options.api,
        getAccessToken: (request) => shared.options.getAccessToken?.(request),
        onAnswer(status, token) {
          if (status === 401) refused.add(token);
          else refused.delete(token);
        },
      }),
      queryClient: new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 30_000,
            refetchOnWindowFocus: false,
            retry: retriesRead,
            retryDelay,
          },
          // A save that cannot be sent says so at once; waiting for a network would look like saving.
          mutations: { networkMode: 'always', retry: retriesWrite, retryDelay },
        },
      }),
      store: createGroupStore(),
      user: () => userOf(shared.options.getAccessToken),
      onSignIn(act) {
        waiting.add(act);
        return () => waiting.delete(act);
      },
      // Every widget asks when its host has changed something, and one answer is enough.
      async checkSignIn() {
        if (waiting.size === 0 || checking) return;
        checking = true;
        const token = await tokenOf(shared.options.getAccessToken);
        checking = false;
        // A token that was refused would be again: a host that draws itself anew at each refusal would never come to rest.
        if (token !== undefined && !refused.has(token)) for (const act of waiting) act();
      },
    },
  };
  return shared;
}

/**
 * TanStack believes in a network until an event says otherwise, and hears none while no widget is there: so whoever
 * begins to listen asks the browser first.
 */
function followNetwork(setOnline: (online: boolean) => void): () => void {
  setOnline(navigator.onLine);
  const listening = new AbortController();
  addEventListener('online', () => setOnline(true), listening);
  addEventListener('offline', () => setOnline(false), listening);
  return () => listening.abort();
}

async function userOf(getAccessToken: AccessTokenSource | undefined): Promise<string | undefined> {
  if (!getAccessToken) return '';
  const token = await tokenOf(getAccessToken);
  return token === undefined ? undefined : userOfToken(token);
}

async function tokenOf(getAccessToken: AccessTokenSource | undefined): Promise<string | undefined> {
  try {
    return await getAccessToken?.({ forceRefresh: false });
  } catch {
    return undefined; // A sign-in that fails is told where a request needs it.
  }
}
