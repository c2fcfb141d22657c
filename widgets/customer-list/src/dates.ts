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
  // Made when they are first needed: on a slow phone each takes as long as several rows.
  let relative: Intl.RelativeTimeFormat | undefined;
  let days: Intl.DateTimeFormat | undefined;
  let exact: Intl.DateTimeFormat | undefined;

  function ago(value: number, unit: Intl.RelativeTimeFormatUnit): string {
    relative ??= new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
    return relative.format(-value, unit);
  }

  function dayOf(date: Date): string {
    days ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
    return days.format(date);
  }

  return {
    recent(date, now) {
      // A clock that runs behind the server's must not speak of the future.
      const age = Math.max(0, now - date.getTime());
      if (age < minute) return ago(0, 'second');
      if (age < hour) return ago(Math.floor(age / minute), 'minute');
      if (age < day) return ago(Math.floor(age / hour), 'hour');
      const nights = Math.round((midnight(new Date(now)) - midnight(date)) / day);
      return nights < 7 ? ago(nights, 'day') : dayOf(date);
    },
    day: dayOf,
    exact(date) {
      exact ??= new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
      return exact.format(date);
    },
  };
}

/** Days are counted as people do: what happened 30 hours ago, yesterday's date, was yesterday. */
function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
