export declare function progressBar(
  label: string,
  out?: NodeJS.WriteStream,
): { update(fraction: number): void; done(): void; failed(): void };
