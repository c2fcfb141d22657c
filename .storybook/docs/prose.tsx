/** What a comment of the sources has between backticks is code here too. */
export function Prose({ text = '' }: { text?: string | undefined }) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={`${index}${part}`}>{part}</code> : part));
}
