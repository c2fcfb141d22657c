import { env } from 'node:process';
import { conformanceSuite } from '@customer-kit/conformance';

const { API_URL: baseUrl, API_TOKEN, API_TOKEN_READ, API_TOKEN_WRITE, API_TOKEN_OTHER } = env;
if (!baseUrl) throw new Error('Say which API: API_URL=https://… npm run conformance (API_TOKEN=… when it wants one).');

const tokens: Record<string, string | undefined> = {
  'customers/read': API_TOKEN_READ,
  'customers/write': API_TOKEN_WRITE,
};

conformanceSuite({
  name: baseUrl,
  baseUrl: baseUrl.replace(/\/$/, ''),
  getAccessToken: API_TOKEN ? ([scope = '', ...more]) => (more.length > 0 ? API_TOKEN : tokens[scope]) : undefined,
  getOtherToken: () => API_TOKEN_OTHER,
  settleTime: 10_000,
});
