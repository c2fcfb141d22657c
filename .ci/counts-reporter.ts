// Ends a run with what was skipped and why, a line of counts for each project, and one for all of them.
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export default class CountsReporter implements Reporter {
  readonly #print: (line: string) => void;

  constructor(options?: { print?: (line: string) => void }) {
    this.#print = options?.print ?? console.log;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const projects = new Map<string, Counts>();
    const skipped: string[] = [];
    for (const module of modules) {
      const counts = projects.get(module.project.name) ?? { passed: 0, failed: 0, skipped: 0 };
      projects.set(module.project.name, counts);
      for (const test of module.children.allTests()) {
        const state = outcome(test);
        counts[state] += 1;
        if (state === 'skipped') skipped.push(`  ${test.fullName}: ${reason(test)}`);
      }
      // A file that could not be collected, or a hook of it that threw: a failure no test of it shows.
      counts.failed += module.errors().length;
    }
    if (skipped.length > 0) this.#print(`\nSkipped:\n${skipped.join('\n')}`);
    this.#print('');
    for (const [name, counts] of projects) this.#print(`${name}: ${line(counts)}`);
    const all = [...projects.values(), { passed: 0, failed: unhandledErrors.length, skipped: 0 }].reduce(add);
    this.#print(line(all));
  }
}

function outcome(test: TestCase): keyof Counts {
  const { state } = test.result();
  return state === 'pending' ? 'failed' : state;
}

function reason(test: TestCase): string {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  return note ?? (test.options.mode === 'todo' ? 'to do' : 'no reason given');
}

function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

function line({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
