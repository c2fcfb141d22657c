export declare const chromiumFlags: string[];
export declare function findBrowser(env?: Record<string, string | undefined>): Promise<string | undefined>;
/** Path of the first program of these names that a folder of PATH has; else undefined. */
export declare function findOnPath(
  programs: readonly string[],
  env?: Record<string, string | undefined>,
): string | undefined;
