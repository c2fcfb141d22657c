/** The first value of a parameter in a URL's query; undefined where it has none. */
export function parameterOf(search: string, name: string): string | undefined {
  return new URLSearchParams(search).get(name) ?? undefined;
}

/** The query with the parameter set, or without it where the value is empty. All else stays as it is written. */
export function withParameter(search: string, name: string, value: string): string {
  const others = search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && !new URLSearchParams(part).has(name));
  const own = value === '' ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`];
  const parts = [...others, ...own];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
