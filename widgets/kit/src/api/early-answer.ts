/**
 * Answers asked for before the code that wants them has come: the loader sends a widget's first request while the widget
 * is on its way (`widgets/embed/src/first-request.ts`). They are kept on the page, because loader and kit are built apart.
 */
export interface EarlyAnswer {
  /** The access token it was asked with. */
  token: string | undefined;
  /** When it was asked for; milliseconds. */
  at: number;
  response: Promise<Response>;
  abort: () => void;
}

/** All of it: a connection can break inside the body, after the status has come. */
export interface Answer {
  response: Response;
  text: string;
}

export async function readWhole(response: Response): Promise<Answer> {
  return { response, text: await response.text() };
}

const key = Symbol.for('customer-kit.early-answers');
const page = globalThis as { [key]?: Map<string, EarlyAnswer> };

/** One that waited longer is as stale as a list that was left for so long. Milliseconds. */
const lifetime = 30_000;

/** The answer to a GET request, for one taker; undefined where there is none, or one that is of no use. */
export async function takeEarlyAnswer(
  url: string,
  token: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Answer | undefined> {
  const early = page[key]?.get(url);
  if (!early) return undefined;
  page[key]?.delete(url);
  if (early.token !== token || Date.now() - early.at > lifetime) {
    early.abort();
    return undefined;
  }
  signal?.addEventListener('abort', early.abort);
  const answer = await early.response.then(readWhole).catch(() => undefined);
  signal?.removeEventListener('abort', early.abort);
  return answer?.response.ok ? answer : undefined;
}
