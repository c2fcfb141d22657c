import { env } from 'node:process';
import { conformanceSuite } from '@customer-kit/conformance';

const { API_URL: baseUrl, API_TOKEN: token } = env;
if (!baseUrl) throw new Error('Say which API: API_URL=https://… npm run conformance (API_TOKEN=… when it wants one).');

conformanceSuite({
  name: baseUrl,
  baseUrl: baseUrl.replace(/\/$/, ''),
  getAccessToken: token ? () => token : undefined,
  settleTime: 10_000,
});
