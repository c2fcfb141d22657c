import { useMemo } from 'react';
import { CustomerWidgets } from './customer-widgets.tsx';
import { PageHead } from './page-head.tsx';
import { type Person, useSession } from './sign-in.ts';
import { SignedIn } from './signed-in.tsx';
import { useTexts } from './texts.ts';
import type { WidgetPageProps } from './widget-page.ts';

const clerks = ['Maren Okafor', 'Tomasz Wilk'] as const;
const roles = ['editor', 'viewer'] as const satisfies Person[];
const tries = ['merge', 'conflict', 'deleted', 'undo', 'viewer'] as const;

/** Two groups on one page: each has its own cache, selection and form, as in two browsers, and its own token. */
export function TwoClerksPage(props: WidgetPageProps) {
  const texts = useTexts();
  return (
    <div className="content wide">
      <PageHead section={texts.tryOut} title={texts['two-clerks']} intro={texts.twoClerksIntro} />
      <table className="card tries">
        <thead>
          <tr>
            <th scope="col">{texts.tryThis}</th>
            <th scope="col">{texts.whatHappens}</th>
          </tr>
        </thead>
        <tbody>
          {tries.map((name) => (
            <tr key={name}>
              <td>{texts[`${name}.try`]}</td>
              <td>{texts[`${name}.expect`]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="desks">
        {clerks.map((name) => (
          <Desk key={name} name={name} {...props} />
        ))}
      </div>
    </div>
  );
}

function Desk({ name, connection, look }: WidgetPageProps & { name: string }) {
  const texts = useTexts();
  const { api, issueToken } = connection;
  const { session, signIn } = useSession(issueToken, 'editor', name);
  const options = useMemo(
    () => ({ ...look, api, group: name, getAccessToken: session?.getAccessToken }),
    [look, api, name, session],
  );
  return (
    <section className="desk" aria-label={name}>
      <header>
        <span className="person" aria-hidden="true">
          {initials(name)}
        </span>
        <h2>{name}</h2>
        {session && (
          <label className="role">
            {texts.role}
            <select
              className="control"
              value={session.person}
              onChange={(event) => signIn(event.target.value as Person)}
            >
              {roles.map((value) => (
                <option key={value} value={value}>
                  {texts[value]}
                </option>
              ))}
            </select>
          </label>
        )}
      </header>
      <SignedIn onSignIn={session && (() => signIn(session.person))}>
        <CustomerWidgets options={options} form="inline" />
      </SignedIn>
    </section>
  );
}

function initials(name: string): string {
  return name.replace(/(\p{L})\p{L}*\s*/gu, '$1');
}
