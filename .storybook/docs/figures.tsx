interface Figure {
  name: string;
  value: number;
  unit: string;
  goal?: number;
}

interface Bench {
  bench: string;
  commit: string;
  figures: Figure[];
}

const runs = import.meta.glob<Bench>('../../host-demo/bench/figures/*.json', { eager: true, import: 'default' });
const curves = import.meta.glob<string>('../../host-demo/bench/figures/*.svg', {
  eager: true,
  import: 'default',
  query: '?url',
});

/** The last run of each bench that was kept. */
export function Figures() {
  return Object.values(runs).map(({ bench, commit, figures }) => (
    <section key={bench}>
      <h2>{bench}</h2>
      <p>
        <code>npm run bench:{bench}</code> at <code>{commit.slice(0, 8)}</code>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Value</th>
            <th scope="col">Goal</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ name, value, unit, goal }) => (
            <tr key={name}>
              <td>
                <code>{name}</code>
              </td>
              <td>
                {value.toLocaleString('en', { maximumFractionDigits: 3 })} {unit}
              </td>
              <td>{goal === undefined ? '' : `at most ${goal.toLocaleString('en')}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ));
}

/** What the benches drew. */
export function Curves() {
  return Object.entries(curves).map(([file, url]) => (
    <img
      key={file}
      src={url}
      alt="Read capacity of a page by the number of customers"
      style={{ maxInlineSize: '100%' }}
    />
  ));
}
