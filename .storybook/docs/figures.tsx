import { Cell, Row, Table } from './table.tsx';

interface Figure {
  name: string;
  value: number;
  unit: string;
  /** The most that `value` may be. */
  goal?: number;
}

interface Run {
  bench: string;
  commit: string;
  figures: Figure[];
}

/** What each bench asks, in the order of who asks it first. */
const questions: Record<string, string> = {
  size: 'What does a page download?',
  load: 'How soon is the first customer there, on a slow line and a slow machine, beside others’ tables?',
  scroll: 'Does a list of 100,000 customers scroll without a stop?',
  unmount: 'What is left of 200 widgets that came and went?',
  cost: 'What does a page of the list or of a search cost, at a thousand customers and at a million?',
  lambda: 'How soon does a function begin, and what does it add to the time of the database?',
  gateway: 'What does the local gateway take, beside the database alone?',
};

const runs = Object.entries(
  import.meta.glob<Run>('../../host-demo/bench/figures/*.json', { eager: true, import: 'default' }),
);
const curves = import.meta.glob<string>('../../host-demo/bench/figures/*.svg', {
  eager: true,
  import: 'default',
  query: '?url',
});

/** The last run of each bench that was kept; a bench may keep several. */
export function Figures() {
  const others = runs.map(([, { bench }]) => bench).filter((bench) => !(bench in questions));
  return [...Object.keys(questions), ...new Set(others)].map((bench) => {
    const own = runs.filter(([, run]) => run.bench === bench);
    return (
      <section key={bench}>
        <h2 id={bench}>{questions[bench] ?? bench}</h2>
        {own.length === 0 && (
          <p>
            No figures are kept. <code>npm run bench:{bench}</code> prints them.
          </p>
        )}
        {own.map(([file, run]) => (
          <RunFigures key={file} run={run} />
        ))}
      </section>
    );
  });
}

function RunFigures({ run: { bench, commit, figures } }: { run: Run }) {
  const held = figures.filter(({ goal }) => goal !== undefined);
  const others = figures.filter(({ goal }) => goal === undefined);
  return (
    <>
      <p className="docs-source">
        <code>npm run bench:{bench}</code> at <code>{commit.slice(0, 8)}</code>
      </p>
      {held.length > 0 && <FigureTable figures={held} />}
      {others.length > 0 && (
        <details className="docs-folded" open={held.length === 0}>
          <summary>{others.length} figures without a goal</summary>
          <FigureTable figures={others} />
        </details>
      )}
    </>
  );
}

function FigureTable({ figures }: { figures: readonly Figure[] }) {
  const goals = figures.some(({ goal }) => goal !== undefined);
  return (
    <Table heads={['Figure', 'Value', 'Unit', ...(goals ? ['Goal', 'Reached'] : [])]}>
      {figures.map(({ name, value, unit, goal }) => (
        <Row key={name}>
          <Cell head="Figure">
            <code>{name}</code>
          </Cell>
          <Cell head="Value">
            <span className="docs-number">{amount(value)}</span>
          </Cell>
          <Cell head="Unit">{unit}</Cell>
          {goal !== undefined && (
            <>
              <Cell head="Goal">
                <span className="docs-number">at most {amount(goal)}</span>
              </Cell>
              <Cell head="Reached">{value <= goal ? '✓ yes' : '✗ over'}</Cell>
            </>
          )}
        </Row>
      ))}
    </Table>
  );
}

function amount(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 3 });
}

/** What the benches drew. */
export function Curves() {
  return Object.entries(curves).map(([file, url]) => (
    <img key={file} src={url} alt="Read capacity of a page by the number of customers" className="docs-curve" />
  ));
}
