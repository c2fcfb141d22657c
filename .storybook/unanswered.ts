/**
 * A request that no handler answers would go to whatever serves this Storybook, and the story would show another thing
 * on every machine. So it fails, and its story with it.
 */
import { isCommonAssetRequest } from 'msw';
import { HttpNetworkFrame } from 'msw/experimental';

/** What Storybook, Vite and Vitest ask their own servers for. */
const ownRequest = /^\/(@|__vitest|vitest-|sb-|virtual:|node_modules)/;

const unanswered: string[] = [];

export function onUnhandledFrame({ frame, defaults }: { frame: unknown; defaults: { error: () => void } }): void {
  if (!(frame instanceof HttpNetworkFrame)) return;
  const { request } = frame.data;
  const { origin, pathname } = new URL(request.url);
  if (origin === location.origin && (isCommonAssetRequest(request) || ownRequest.test(pathname))) return;
  unanswered.push(`${request.method} ${request.url}`);
  defaults.error();
}

export function forgetUnanswered(): void {
  unanswered.length = 0;
}

export function requireAnswers(): void {
  if (unanswered.length === 0) return;
  throw new Error(
    `No handler answers ${unanswered.join(', ')}. Ask the API at args.api, or give the story a handler: ` +
      'beforeEach({ msw }) { msw.use(http.get(…)) }.',
  );
}
