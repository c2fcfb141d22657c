// The headers of the widget CDN, once: what serves widgets on a laptop and what serves them in the cloud read this table.

export interface CdnRule {
  /** CloudFront path pattern: `*` is any run of characters, slashes included. The first rule that matches counts. */
  path: string;
  /** On answers that are no errors. */
  headers: Readonly<Record<string, string>>;
  /** How long the edge of the CDN in the cloud keeps a file without asking for it again. */
  edgeSeconds: number;
}

const immutable = { 'cache-control': 'public, max-age=31536000, immutable' };
/** Kept, but asked about each time: a new release or loader shows on the next reload. */
const revalidated = { 'cache-control': 'no-cache' };

export const cdnRules: readonly CdnRule[] = [
  { path: '/*/*/*', headers: immutable, edgeSeconds: 31_536_000 },
  { path: '*', headers: revalidated, edgeSeconds: 10 },
];

/** On every answer, errors included: any page may load these public files, and read their timing. */
export const cdnHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'timing-allow-origin': '*',
  'x-content-type-options': 'nosniff',
};

/** The headers of a file at this path. */
export function cdnHeadersOf(path: string): Record<string, string> {
  const rule = cdnRules.find((candidate) => patternOf(candidate.path).test(path));
  return { ...cdnHeaders, ...rule?.headers };
}

function patternOf(path: string): RegExp {
  return new RegExp(
    `^${path
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );
}
