// The same letters on every machine: importing this draws widgets in these fonts and no other.
import '@fontsource/sawarabi-gothic/400.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-arabic/wght.css';
import type { CDPSession } from 'playwright';
import { cdp } from 'vitest/browser';

const families = '"Inter Variable", "Noto Sans Arabic Variable", "Sawarabi Gothic"';
document.documentElement.style.setProperty('--ck-font', families);

const session = cdp() as CDPSession;
await session.send('DOM.enable');
// Reads the page anew, which the mock's worker would ask about once it has started.
await session.send('CSS.enable');

/** Texts in a script that none of them has, which fonts of this machine draw. */
export async function textsInOtherFonts(): Promise<string[]> {
  const { nodes } = await session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true });
  const texts = nodes.filter(({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue.trim() !== '');
  const drawn = await Promise.all(
    texts.map(({ parentId = 0 }) => session.send('CSS.getPlatformFontsForNode', { nodeId: parentId })),
  );
  const others = drawn.map(({ fonts }) => fonts.some(({ isCustomFont }) => !isCustomFont));
  return texts.filter((_, index) => others[index]).map(({ nodeValue }) => nodeValue);
}
