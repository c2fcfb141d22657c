import { readEnv } from './read-env.ts';

/** Read once, at cold start: a function that is set up wrong fails before it takes a request. */
export const env = readEnv(process.env);
