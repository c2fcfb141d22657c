export type { ConformanceOptions } from './options.ts';
export { conformanceSuite } from './suite.ts';
