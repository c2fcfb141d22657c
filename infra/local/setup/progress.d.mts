/**
 * A progress bar on a terminal; elsewhere (CI, a log file) a line for each quarter done. `fraction` is from 0 to 1. Default
 * of `out` is standard output.
 */
export declare function progressBar(
  label: string,
  out?: NodeJS.WriteStream,
): { update(fraction: number): void; done(): void; failed(): void };
