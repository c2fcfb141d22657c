/** Where things are in this run. `api` is null when there is no backend. */
export interface Endpoints {
  portal: string;
  api: string | null;
  cdn: string;
}

/** Asked when the page opens, so that one build of the portal runs against any backend and any widget CDN. */
export async function fetchEndpoints(): Promise<Endpoints> {
  const response = await fetch('/endpoints.json');
  if (!response.ok) {
    throw new Error(`/endpoints.json answered ${response.status}: serve the portal by "npm start".`);
  }
  return (await response.json()) as Endpoints;
}
