export { type FuzzOptions, fuzzSuite } from './fuzz-suite.ts';
export { type ModelOptions, modelSuite } from './model-suite.ts';
export type { ConformanceOptions } from './options.ts';
export { conformanceSuite } from './suite.ts';
