import preview from '@customer-kit/storybook/preview';
import { useEffect, useState } from 'react';
import { expect, fireEvent, userEvent as user } from 'storybook/test';
import { CodeBlock } from './code.tsx';
import { type HostKind, hosts, type Snippet, snippetsFor, type Wish } from './snippets.ts';

/** What kind of page is yours? Then this is what to paste. */
function SnippetBuilder() {
  const [wish, setWish] = useState<Wish>({
    host: 'A page without a bundler',
    csp: false,
    cdn: 'https://cdn.example',
    api: 'https://api.example',
  });
  const [snippets, setSnippets] = useState<readonly Snippet[]>([]);

  useEffect(() => {
    let newest = true;
    void snippetsFor(wish).then((found) => newest && setSnippets(found));
    return () => {
      newest = false;
    };
  }, [wish]);

  return (
    <div className="docs-playground">
      <form aria-label="What to paste">
        <label>
          <span>Your page</span>
          <select value={wish.host} onChange={(event) => setWish({ ...wish, host: event.target.value as HostKind })}>
            {Object.keys(hosts).map((host) => (
              <option key={host}>{host}</option>
            ))}
          </select>
        </label>
        <label>
          <span>Widgets are served at</span>
          <input type="url" value={wish.cdn} onChange={(event) => setWish({ ...wish, cdn: event.target.value })} />
        </label>
        <label>
          <span>The API is at</span>
          <input type="url" value={wish.api} onChange={(event) => setWish({ ...wish, api: event.target.value })} />
        </label>
        <label>
          <span>Content-Security-Policy</span>
          <input
            type="checkbox"
            checked={wish.csp}
            onChange={(event) => setWish({ ...wish, csp: event.target.checked })}
          />
        </label>
      </form>
      <div>
        {snippets.map(({ file, text }) => (
          <SnippetText key={file} file={file} text={text} />
        ))}
      </div>
    </div>
  );
}

function SnippetText({ file, text }: Snippet) {
  const [copied, setCopied] = useState('');
  return (
    <section aria-label={file}>
      <header className="docs-file">
        <code>{file}</code>
        <button
          type="button"
          onClick={() =>
            void navigator.clipboard.writeText(text).then(
              () => setCopied('Copied'),
              () => setCopied('Not allowed here: select the text instead'),
            )
          }
        >
          Copy
        </button>
        <span role="status">{copied}</span>
      </header>
      <CodeBlock text={text} />
    </section>
  );
}

const meta = preview.meta({ title: 'Start/Snippet builder', render: () => <SnippetBuilder /> });

export const TextToPaste = meta.story({});

export const AnotherPage = meta.story({
  // For the test: what it does is not what a reader comes to see.
  tags: ['!dev'],
  async play({ canvas }) {
    await fireEvent.change(await canvas.findByShadowLabelText('Widgets are served at'), {
      target: { value: 'https://static.intranet.example/' },
    });
    await expect(await canvas.findByShadowText(/src="https:\/\/static\.intranet\.example\/embed\.js"/)).toBeVisible();
    await user.selectOptions(await canvas.findByShadowLabelText('Your page'), 'React 18');
    await expect(await canvas.findByShadowText(/cdn: 'https:\/\/static\.intranet\.example'/)).toBeVisible();
    await user.click(await canvas.findByShadowLabelText('Content-Security-Policy'));
    await expect(await canvas.findByShadowText(/require-trusted-types-for 'script'/)).toBeVisible();
  },
});
