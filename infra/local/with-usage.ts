/** What `read` gives of a command's arguments. What it throws is thrown with how the command is used. */
export function withUsage<T>(usage: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new Error(`${(cause as Error).message}\n\n${usage}`, { cause });
  }
}
