/** What Chromium is started with: no sandbox for root only, and what makes it quiet and the same on every machine. */
export declare const chromiumFlags: string[];
/**
 * Path of Chrome or Chromium: `CHROMIUM_PATH`, that of PATH, of the usual places, Playwright's own; else undefined. Throws
 * when `CHROMIUM_PATH` is no executable file.
 */
export declare function findBrowser(env?: Record<string, string | undefined>): Promise<string | undefined>;
/** Path of the first program of these names that a folder of PATH has; else undefined. */
export declare function findOnPath(
  programs: readonly string[],
  env?: Record<string, string | undefined>,
): string | undefined;
