/** What a function is set to by the variables of its environment. */
export interface Env {
  tableName: string;
  /** Origins whose pages may call the API, or `*` for every page. */
  allowedOrigins: '*' | readonly string[];
  /** Days a deleted customer can be restored; 0 erases at once. */
  retentionDays: number;
}

/** Ten years: what is kept for longer was not meant to be deleted. */
const mostRetentionDays = 3_650;

/**
 * Of `TABLE_NAME`, `ALLOWED_ORIGINS` (`*`, or origins as browsers send them, separated by commas) and `RETENTION_DAYS` (0 to
 * 3650, 30 when not set). Throws one Error that names every variable at fault and what it should be.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const faults: string[] = [];
  const tableName = source.TABLE_NAME ?? '';
  if (!/^[\w.-]{3,255}$/.test(tableName)) faults.push(`TABLE_NAME must be a DynamoDB table name, is "${tableName}".`);

  const listed = (source.ALLOWED_ORIGINS ?? '').split(',').map((origin) => origin.trim());
  const allowedOrigins = listed.length === 1 && listed[0] === '*' ? '*' : listed;
  for (const origin of allowedOrigins === '*' ? [] : allowedOrigins) {
    if (!isOrigin(origin)) {
      faults.push(
        `ALLOWED_ORIGINS must be "*" or origins like https://portal.example, comma-separated; has "${origin}".`,
      );
    }
  }

  const retentionDays = Number(source.RETENTION_DAYS ?? '30');
  if (source.RETENTION_DAYS === '' || !Number.isInteger(retentionDays) || !inRange(retentionDays)) {
    faults.push(`RETENTION_DAYS must be a whole number from 0 to ${mostRetentionDays}, is "${source.RETENTION_DAYS}".`);
  }
  if (faults.length > 0) throw new Error(`The environment of this function is incomplete. ${faults.join(' ')}`);
  return { tableName, allowedOrigins, retentionDays };
}

/** As a browser writes it in `Origin`: a trailing slash or a path would never match. */
function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}

function inRange(days: number): boolean {
  return days >= 0 && days <= mostRetentionDays;
}
