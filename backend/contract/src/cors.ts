/** Request headers a browser may send to the API from another origin (Fetch §3.3.3). */
export const corsRequestHeaders = [
  'Authorization',
  'Content-Type',
  'If-Match',
  'If-None-Match',
  'Idempotency-Key',
] as const;

/** Response headers a script of another origin may read; `x-amzn-RequestId` is API Gateway's own. */
export const corsResponseHeaders = ['ETag', 'Location', 'Retry-After', 'x-request-id', 'x-amzn-RequestId'] as const;
