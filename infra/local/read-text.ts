import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';

/** A file of UTF-8, or of UTF-16 with a byte order mark. Throws for any other, over taking � for letters. */
export async function readText(file: string): Promise<string> {
  const bytes = await readBytes(file);
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    const where = encoding === 'utf-8' ? `, as line ${firstBadLine(bytes)} shows` : '';
    const whatToDo = 'Save it as "CSV UTF-8" and load that.';
    throw new Error(`${file} is not ${encoding.toUpperCase()}${where}. ${whatToDo}`, { cause });
  }
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOENT: `There is no file ${file}.`,
      EISDIR: `${file} is a folder. Name a CSV file.`,
    };
    throw new Error(reasons[code ?? ''] ?? `${file} cannot be read: ${message}`, { cause });
  }
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function firstBadLine(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split(/\r\n|\n|\r/);
  return lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1'))) + 1;
}
