import { useEffect, useMemo, useRef, useState } from 'react';
import { CustomerWidgets } from './customer-widgets.tsx';
import { type Fault, faults, type Interception, intercept, type WatchedRequest } from './faults.ts';
import { PageHead } from './page-head.tsx';
import { RequestLog } from './request-log.tsx';
import { type SessionState, useSession } from './sign-in.ts';
import { SignedIn } from './signed-in.tsx';
import { useTexts } from './texts.ts';
import type { WidgetPageProps } from './widget-page.ts';

const sessionFaults = ['expired', 'signed-out'] as const satisfies SessionState[];
type Scenario = Fault | (typeof sessionFaults)[number];

/** Newest first; more than these nobody reads. */
const logLength = 12;

export function BreakingPage({ connection, look }: WidgetPageProps) {
  const texts = useTexts();
  const { api, issueToken } = connection;
  const [scenario, setScenario] = useState<Scenario>('none');
  const [requests, setRequests] = useState<readonly WatchedRequest[]>([]);
  const [opened, setOpened] = useState(0);
  const interception = useRef<Interception>(undefined);
  const { session, signIn } = useSession(issueToken, 'editor');
  const options = useMemo(
    () => ({ ...look, api, group: `breaking ${opened}`, getAccessToken: session?.getAccessToken }),
    [look, api, opened, session],
  );

  useEffect(() => {
    interception.current = intercept(api, (request) =>
      setRequests((before) =>
        [request, ...before.filter(({ id }) => id !== request.id)].toSorted(newestFirst).slice(0, logLength),
      ),
    );
    return interception.current.stop;
  }, [api]);

  function choose(chosen: Scenario) {
    const ofSession = sessionFaults.find((state) => state === chosen);
    session?.become(ofSession ?? 'valid');
    interception.current?.break(ofSession ? 'none' : (chosen as Fault));
    setScenario(chosen);
  }

  return (
    <div className="content wide">
      <PageHead section={texts.tryOut} title={texts['breaking-things']} intro={texts.breakingIntro} />
      <div className="bench">
        <div className="bench-panel">
          <fieldset className="card scenarios">
            <legend>{texts.fault}</legend>
            {[...faults, ...(session ? sessionFaults : [])].map((name) => (
              <label className="option" key={name}>
                <input type="radio" name="fault" checked={name === scenario} onChange={() => choose(name)} />
                {texts[name]}
              </label>
            ))}
          </fieldset>
          <div className="card padded" aria-live="polite">
            <p>{texts[`${scenario}.hint`]}</p>
            <dl className="try-this">
              <dt>{texts.tryThis}</dt>
              <dd>{texts[`${scenario}.try`]}</dd>
              <dt>{texts.whatHappens}</dt>
              <dd>{texts[`${scenario}.expect`]}</dd>
            </dl>
          </div>
          <RequestLog requests={requests} />
          <button type="button" className="control" onClick={() => setOpened(opened + 1)}>
            {texts.reopen}
          </button>
        </div>
        <SignedIn
          onSignIn={
            session &&
            (() => {
              choose('none');
              signIn('editor');
            })
          }
        >
          <CustomerWidgets key={opened} options={options} form="inline" />
        </SignedIn>
      </div>
    </div>
  );
}

function newestFirst(a: WatchedRequest, b: WatchedRequest): number {
  return b.id - a.id;
}
