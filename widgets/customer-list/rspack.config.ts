import { remoteConfig } from '@customer-kit/kit/build';

export default remoteConfig(import.meta.dirname, { firstRequest: '/customers?limit=100&sort=name' });
