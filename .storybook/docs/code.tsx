/** A type or a few lines of code. What is long is folded, so that a table stays one. */
export function Code({ text }: { text: string }) {
  if (!text.includes('\n')) return <code>{text}</code>;
  const [first = ''] = text.split('\n');
  return (
    <details className="docs-code">
      <summary>
        <code>{first} …</code>
      </summary>
      <CodeBlock text={text} />
    </details>
  );
}

export function CodeBlock({ text }: { text: string }) {
  return (
    // What scrolls must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
    <pre className="docs-text sb-unstyled" tabIndex={0}>
      {text}
    </pre>
  );
}
