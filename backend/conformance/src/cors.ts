import { corsRequestHeaders, operationNames, operations } from '@customer-kit/contract';
import { describe, expect, test } from 'vitest';
import { type ApiProbe, pageOrigin } from './api-probe.ts';
import { absentId } from './customer-fixtures.ts';

/** Every answer of the suite is checked for CORS headers by the probe; this is what browsers ask before. */
export function describeCors(probe: ApiProbe): void {
  const { withoutCors, baseUrl } = probe.options;
  if (withoutCors !== undefined) {
    test('CORS', ({ skip }) => skip(withoutCors));
    return;
  }
  describe('preflight', () => {
    test.each(operationNames)('allows %s from a page of another origin', async (name) => {
      const { method, path } = operations[name];
      const response = await fetch(baseUrl + path.replace('{id}', absentId), {
        method: 'OPTIONS',
        headers: {
          origin: pageOrigin,
          'access-control-request-method': method,
          'access-control-request-headers': 'authorization,content-type,if-match',
        },
      });
      expect(response.ok).toBe(true);
      expect(['*', pageOrigin]).toContain(response.headers.get('access-control-allow-origin'));
      expect(listOf(response, 'access-control-allow-methods')).toContain(method.toLowerCase());
      const headers = corsRequestHeaders.map((header) => header.toLowerCase());
      expect(listOf(response, 'access-control-allow-headers')).toEqual(expect.arrayContaining(headers));
    });
  });
}

function listOf(response: Response, header: string): string[] {
  return (response.headers.get(header) ?? '').toLowerCase().split(/\s*,\s*/);
}
