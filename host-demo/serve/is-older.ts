/** By major, minor and patch. A release is not older than what was released before it under the same three. */
export function isOlder(version: string, than: string): boolean {
  const [parts = [], others = []] = [version, than].map((each) => each.split('-', 1).join().split('.').map(Number));
  const differing = parts.findIndex((part, index) => part !== others[index]);
  return (parts[differing] ?? 0) < (others[differing] ?? 0);
}
