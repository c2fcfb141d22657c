/** Which API the widgets talk to: the one of this run, the mock in this page, or any address the visitor types. */
import { useEffect, useState } from 'react';
import { type IssueToken, issueLocalToken } from './sign-in.ts';
import { readStored, store } from './storage.ts';

/** `local`, `mock`, or an API's base URL. */
export type Backend = 'local' | 'mock' | (string & {});

/** An API that answers. */
export interface Connection {
  api: string;
  /** Absent where the portal cannot sign anybody in. */
  issueToken?: IssueToken;
}

const stored = 'portal.backend';
const parameter = 'api';

/** The choice of `?api=`, which holds for this visit, else the last one of the menu, else what this run has. */
function initialBackend(localApi: string | null): Backend {
  const usual = localApi === null ? 'mock' : 'local';
  const choice = new URLSearchParams(location.search).get(parameter) ?? readStored(stored) ?? usual;
  if (choice === 'local' || choice === 'mock') return localApi === null ? 'mock' : choice;
  return isApiAddress(choice) ? choice : usual;
}

export function isApiAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function remember(backend: Backend): void {
  store(stored, backend);
  const url = new URL(location.href);
  url.searchParams.set(parameter, backend);
  history.replaceState(history.state, '', url);
}

async function connect(backend: Backend, localApi: string | null): Promise<Connection> {
  if (backend === 'mock') {
    // Fetched only when chosen: the mock is larger than the rest of the portal.
    const { startMockBackend, issueMockToken } = await import('./mock-backend.ts');
    return { api: await startMockBackend(), issueToken: issueMockToken };
  }
  const api = backend === 'local' ? (localApi ?? '') : backend;
  return api === localApi ? { api, issueToken: (request) => issueLocalToken(api, request) } : { api };
}

/** `connection` is undefined while the backend starts, and when it failed to, as `failure` says. */
export function useBackend(localApi: string | null) {
  const [backend, setBackend] = useState<Backend>(() => initialBackend(localApi));
  const [made, setMade] = useState<{ backend: Backend; connection?: Connection; failure?: string }>();

  useEffect(() => {
    let superseded = false;
    connect(backend, localApi).then(
      (connection) => !superseded && setMade({ backend, connection }),
      (error: unknown) => !superseded && setMade({ backend, failure: String(error) }),
    );
    return () => {
      superseded = true;
    };
  }, [backend, localApi]);

  const current = made?.backend === backend ? made : undefined;
  return {
    backend,
    connection: current?.connection,
    failure: current?.failure,
    choose: (choice: Backend) => {
      remember(choice);
      setBackend(choice);
    },
  };
}
