import { useMemo } from 'react';
import { RemoteWidget } from './remote-widget.tsx';
import { type Person, useSession } from './sign-in.ts';
import { SignedIn } from './signed-in.tsx';
import type { WidgetPageProps } from './widget-page.ts';

/** For pages without a list: what is found shows below the field, and opens in the form. */
export function QuickSearch({ connection, look, person }: WidgetPageProps & { person: Person }) {
  const { api, issueToken } = connection;
  const { session, signIn } = useSession(issueToken, person);
  const options = useMemo(() => ({ ...look, api, getAccessToken: session?.getAccessToken }), [look, api, session]);
  const searchOptions = useMemo(() => ({ ...options, suggestions: 'on' }), [options]);
  return (
    <div className="quick-search">
      <SignedIn onSignIn={issueToken && (() => signIn(person === 'nobody' ? 'editor' : person))}>
        <div className="customers">
          <RemoteWidget widget="customer-search" options={searchOptions} />
          <RemoteWidget widget="customer-form" options={options} />
        </div>
      </SignedIn>
    </div>
  );
}
