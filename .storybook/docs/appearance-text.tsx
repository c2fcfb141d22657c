import type { Appearance } from '@customer-kit/kit';
import { CodeBlock } from './code.tsx';

/** The chosen look as text to take away: for a style sheet, and for `configure`. */
export function AppearanceText({ appearance }: { appearance: Appearance }) {
  const entries = Object.entries(appearance);
  if (entries.length === 0) return <p>Change something, and the text to paste appears here.</p>;
  const css = entries.map(([token, value]) => `  --ck-${kebab(token)}: ${value};\n`).join('');
  return (
    <>
      <h3>For your style sheet</h3>
      <CodeBlock text={`:root {\n${css}}`} />
      <h3>
        For <code>{'configure({ appearance })'}</code>
      </h3>
      <CodeBlock text={JSON.stringify(appearance, undefined, 2)} />
    </>
  );
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
