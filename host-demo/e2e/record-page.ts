import type { Page, Request } from 'playwright';

/** So many of its last requests a report names. */
const requestsTold = 30;
/** As much of what the page shows as a report quotes, in characters. */
const charactersTold = 6_000;

interface RecordedRequest {
  line: string;
  startedAt: number;
  outcome: string;
}

/** Records the requests of a page, for a report in case its test fails. */
export function recordPage(page: Page): { report: () => Promise<string> } {
  const startedAt = Date.now();
  const requests = new Map<Request, RecordedRequest>();
  const settle = (request: Request, outcome: string) => {
    const recorded = requests.get(request);
    if (recorded) recorded.outcome = `${outcome} after ${Date.now() - recorded.startedAt} ms`;
  };
  page.on('request', (request) => {
    requests.set(request, {
      line: `${request.method()} ${request.url()}`,
      startedAt: Date.now(),
      outcome: 'not answered',
    });
  });
  page.on('response', (response) => settle(response.request(), `${response.status()}, its body not read`));
  // Not asked of the browser, which may be closing the page.
  page.on('requestfinished', (request) => settle(request, `${request.existingResponse()?.status()}`));
  page.on('requestfailed', (request) => settle(request, request.failure()?.errorText ?? 'failed'));

  return {
    async report() {
      const shown = await page
        .locator('body')
        .ariaSnapshot({ timeout: 5_000 })
        .catch((error: unknown) => `nothing could be read: ${String(error)}`);
      const sent = [...requests.values()]
        .slice(-requestsTold)
        .map(({ line, startedAt: at, outcome }) => `${String(at - startedAt).padStart(6)} ms  ${line}: ${outcome}`);
      return [page.url(), ...sent, shown.slice(0, charactersTold)].join('\n');
    },
  };
}
