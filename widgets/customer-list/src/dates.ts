/** How a list tells dates: the last week in relation to now, everything before as a day. */
export interface DateFormat {
  recent: (date: Date, now: number) => string;
  day: (date: Date) => string;
  exact: (date: Date) => string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export function createDateFormat(locale: string): DateFormat {
  const relative = later(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
  const days = later(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
  const exact = later(() => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }));
  return {
    recent(date, now) {
      // A clock that runs behind the server's must not speak of the future.
      const age = Math.max(0, now - date.getTime());
      if (age < minute) return relative().format(0, 'second');
      if (age < hour) return relative().format(-Math.floor(age / minute), 'minute');
      if (age < day) return relative().format(-Math.floor(age / hour), 'hour');
      const nights = Math.round((midnight(new Date(now)) - midnight(date)) / day);
      return nights < 7 ? relative().format(-nights, 'day') : days().format(date);
    },
    day: (date) => days().format(date),
    exact: (date) => exact().format(date),
  };
}

/** Made when it is first needed: on a slow phone a format takes as long as several rows. */
function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Days are counted as people do: what happened 30 hours ago, yesterday's date, was yesterday. */
function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
