interface DayProps extends Intl.DateTimeFormatOptions {
  fromToday: number;
  language: string;
}

/** A day in the reader's language, amid text of another one. */
export function Day({ fromToday, language, ...format }: DayProps) {
  const day = dayFromToday(fromToday);
  return (
    <time lang={language} dir="auto" dateTime={day.toISOString().slice(0, 10)}>
      {new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' }).format(day)}
    </time>
  );
}

/** The date here, as midnight in UTC: what `toISOString` writes. */
function dayFromToday(days: number): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days));
}
