import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Page } from 'playwright';

/** Script, style sheets and manifests that a page fetched: what a host pays for the widgets. */
export interface Weight {
  /** Bytes of the bodies, each file compressed by itself as CloudFront does: gzip level 6, brotli quality 5. */
  gz: number;
  br: number;
  requests: number;
}

const counted = new Set(['script', 'stylesheet', 'fetch', 'xhr']);

/** Starts counting what `page` gets from `origin`; the result weighs what came since the last time it was asked. */
export function weigh(page: Page, origin: string): () => Promise<Weight> {
  let bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    const request = response.request();
    if (response.url().startsWith(origin) && counted.has(request.resourceType())) bodies.push(response.body());
  });
  return async () => {
    const files = await Promise.all(bodies);
    bodies = [];
    return {
      gz: sum(files.map((body) => gzipSync(body).length)),
      br: sum(
        files.map((body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length),
      ),
      requests: files.length,
    };
  };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
