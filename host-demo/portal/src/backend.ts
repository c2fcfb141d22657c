/** Which API the widgets talk to: the one of this run, the mock in this page, or any address the visitor types. */
import { useEffect, useState } from 'react';

/** `local`, `mock`, or an API's base URL. */
export type Backend = 'local' | 'mock' | (string & {});

const stored = 'portal.backend';
const parameter = 'api';

/** The choice of `?api=`, else of the last visit, else what this run has. */
function initialBackend(localApi: string | null): Backend {
  const usual = localApi === null ? 'mock' : 'local';
  const choice = new URLSearchParams(location.search).get(parameter) ?? localStorage.getItem(stored) ?? usual;
  if (choice === 'local' || choice === 'mock') return localApi === null ? 'mock' : choice;
  return isApiAddress(choice) ? choice : usual;
}

export function isApiAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function remember(backend: Backend): void {
  localStorage.setItem(stored, backend);
  const url = new URL(location.href);
  url.searchParams.set(parameter, backend);
  history.replaceState(history.state, '', url);
}

/** `api` is the base URL to give to widgets; undefined while the mock starts. */
export function useBackend(localApi: string | null) {
  const [backend, setBackend] = useState<Backend>(() => initialBackend(localApi));
  const [mockApi, setMockApi] = useState<string>();
  const [mockFailure, setMockFailure] = useState<string>();

  useEffect(() => {
    if (backend !== 'mock') return;
    // Fetched only when chosen: the mock is larger than the rest of the portal.
    import('./mock-backend.ts')
      .then(({ startMockBackend }) => startMockBackend())
      .then(setMockApi, (error: unknown) => setMockFailure(String(error)));
  }, [backend]);

  return {
    backend,
    api: backend === 'mock' ? mockApi : backend === 'local' ? (localApi ?? undefined) : backend,
    failure: backend === 'mock' ? mockFailure : undefined,
    choose: (choice: Backend) => {
      remember(choice);
      setBackend(choice);
    },
  };
}
