import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/**
 * The file that a URL's path names inside a folder, or undefined: for what is not there, and for every path that would
 * leave the folder (dots, encoded slashes, symbolic links) or name a hidden file.
 */
export async function findFile(folder: string, urlPath: string): Promise<string | undefined> {
  const segments = decodeSegments(urlPath);
  if (!segments) return undefined;
  const base = await realpathIfThere(folder);
  const file = base && (await realpathIfThere(join(base, ...segments)));
  if (!file || !file.startsWith(base + sep)) return undefined;
  return (await stat(file)).isFile() ? file : undefined;
}

/** The parts of a path, decoded; undefined when one of them could be read as anything but a plain name. */
export function decodeSegments(urlPath: string): string[] | undefined {
  const segments: string[] = [];
  for (const part of urlPath.replace(/^\//, '').split('/')) {
    const segment = decode(part);
    if (!segment || segment.startsWith('.') || /[/\\\0:]/.test(segment)) return undefined;
    segments.push(segment);
  }
  return segments;
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

async function realpathIfThere(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether a file-system error only says that nothing has this name. */
export function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(code);
}
