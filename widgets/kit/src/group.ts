import { onlineManager, QueryClient } from '@tanstack/react-query';
import { type AccessTokenSource, type ApiClient, createApiClient } from './api/api-client.ts';
import { retriesRead, retriesWrite, retryDelay } from './api/retry.ts';
import { userOfToken } from './api/token-user.ts';
import type { GroupOptions } from './group-options.ts';
import { createGroupStore, type GroupStore } from './group-state.ts';

/**
 * Widgets with the same group name share one query cache and one store: a search filters the list beside it, a row's
 * action opens the form. The default name is the API's URL.
 */
export interface Group {
  client: ApiClient;
  queryClient: QueryClient;
  store: GroupStore;
  /** The lists of what is searched for: the element around each, in which Tab stops at one row. */
  lists: Set<HTMLElement>;
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

interface Shared {
  group: Group;
  /** Of each widget there is, the newest last. The last token function counts, so a host can hand one over later. */
  members: Set<GroupOptions>;
}

const groups = new Map<string, Shared>();

/** The group of these options, made when it is the first; call `release` once when done with it. */
export function acquireGroup(options: GroupOptions): { group: Group; release: () => void } {
  const { api, group: name } = options;
  const key = JSON.stringify([api, name ?? '']);
  const { group, members } = groups.get(key) ?? createShared(api);
  groups.set(key, { group, members });
  const member = { ...options };
  members.add(member);
  return {
    group,
    release() {
      if (!members.delete(member) || members.size > 0) return;
      groups.delete(key);
      const { queryClient } = group;
      // A request that ends starts the timer of its answer's lifetime, so they all end first.
      void queryClient.cancelQueries().then(() => queryClient.clear());
    },
  };
}

function createShared(api: string): Shared {
  onlineManager.setEventListener(followNetwork);
  const members: Shared['members'] = new Set();
  const source = () => [...members].findLast(({ getAccessToken }) => getAccessToken)?.getAccessToken;
  const refused = new Set<string | undefined>();
  const waiting = new Set<() => void>();
  let checks = 0;
  return {
    members,
    group: {
      client: createApiClient({
        api,
        getAccessToken: (request) => source()?.(request),
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
          // A save that cannot be sent says so at once; waiting for a network would look like saving. Nobody looks back at
          // one that is done, and its timer outlives the cache.
          mutations: { networkMode: 'always', retry: retriesWrite, retryDelay, gcTime: 1_000 },
        },
      }),
      store: createGroupStore(),
      lists: new Set(),
      user: () => userOf(source()),
      onSignIn(act) {
        waiting.add(act);
        return () => waiting.delete(act);
      },
      // Every widget asks when its host has changed something, all at once, and one answer is enough.
      async checkSignIn() {
        checks += 1;
        const check = checks;
        await Promise.resolve();
        if (waiting.size === 0 || check !== checks) return;
        const token = await tokenOf(source());
        // A token that was refused would be again: a host that draws itself anew at each refusal would never come to rest.
        if (token !== undefined && !refused.has(token)) for (const act of waiting) act();
      },
    },
  };
}

/**
 * TanStack believes in a network until an event says otherwise, and hears none while no widget is there: so whoever
 * begins to listen asks the browser first.
 */
function followNetwork(setOnline: (online: boolean) => void): () => void {
  setOnline(navigator.onLine);
  const listening = new AbortController();
  // Not the controller itself as options: zone.js 0.14 sets `signal` there, which has no setter.
  const { signal } = listening;
  addEventListener('online', () => setOnline(true), { signal });
  addEventListener('offline', () => setOnline(false), { signal });
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
