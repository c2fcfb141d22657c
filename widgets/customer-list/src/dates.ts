/** How a list tells what the API has as a date: the last week in relation to now, everything before as a day. */
export interface DateFormat {
  recent: (at: string, now: number) => string;
  day: (at: string) => string;
  exact: (at: string) => string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export function createDateFormat(locale: string): DateFormat {
  const relative = later(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
  const days = later(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
  const exact = later(() => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }));
  return {
    recent: known((time, now: number) => {
      // A clock that runs behind the server's must not speak of the future.
      const age = Math.max(0, now - time);
      if (age < minute) return relative().format(0, 'second');
      if (age < hour) return relative().format(-Math.floor(age / minute), 'minute');
      if (age < day) return relative().format(-Math.floor(age / hour), 'hour');
      const nights = Math.round((midnight(now) - midnight(time)) / day);
      return nights < 7 ? relative().format(-nights, 'day') : days().format(time);
    }),
    day: known((time) => days().format(time)),
    exact: known((time) => exact().format(time)),
  };
}

/** A record that has no date, or one that is none, still has a row. */
function known<Rest extends unknown[]>(tell: (time: number, ...rest: Rest) => string) {
  return (at: string, ...rest: Rest) => {
    const time = Date.parse(at);
    return Number.isNaN(time) ? '—' : tell(time, ...rest);
  };
}

/** Made when it is first needed: on a slow phone a format takes as long as several rows. */
function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Days are counted as people do: what happened 30 hours ago, yesterday's date, was yesterday. */
function midnight(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
