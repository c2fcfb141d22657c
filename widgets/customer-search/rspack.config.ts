import { remoteConfig } from '@customer-kit/kit/build';

export default remoteConfig(import.meta.dirname);
