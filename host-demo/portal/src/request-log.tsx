import type { WatchedRequest } from './faults.ts';
import { useTexts } from './texts.ts';

export function RequestLog({ requests }: { requests: readonly WatchedRequest[] }) {
  const texts = useTexts();
  return (
    <section className="card padded">
      <h2 className="small-head">{texts.requests}</h2>
      {requests.length === 0 && <p className="intro">{texts.noRequests}</p>}
      <ol className="requests" dir="ltr">
        {requests.map(({ id, method, path, outcome }) => (
          <li key={id}>
            <span className="method">{method}</span>
            <span className="path" title={path}>
              {path}
            </span>
            <span
              className="outcome"
              data-ok={typeof outcome === 'number' && outcome < 400}
              data-waiting={outcome === 'waiting'}
            >
              {typeof outcome === 'number' ? outcome : texts[outcome]}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
