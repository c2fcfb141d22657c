import { expect, test } from 'vitest';
import type { TestModule } from 'vitest/node';
import CountsReporter from './counts-reporter.ts';

type State = 'passed' | 'failed' | 'skipped' | 'pending';

function module(project: string, tests: { state: State; note?: string; mode?: string }[], errors = 0): TestModule {
  const cases = tests.map(({ state, note, mode = 'run' }, index) => ({
    fullName: `test ${index + 1}`,
    options: { mode },
    result: () => ({ state, note }),
  }));
  const stands = {
    project: { name: project },
    children: { allTests: () => cases },
    errors: () => Array.from({ length: errors }),
  };
  return stands as unknown as TestModule;
}

function report(modules: TestModule[], unhandled: { message: string }[] = []): string {
  const lines: string[] = [];
  new CountsReporter({ print: (text) => lines.push(text) }).onTestRunEnd(modules, unhandled);
  return lines.join('\n');
}

test('a line for each project and, last, one for all', () => {
  const modules = [
    module('unit', [{ state: 'passed' }, { state: 'failed' }]),
    module('e2e', [{ state: 'passed' }]),
    module('unit', [{ state: 'passed' }]),
  ];
  expect(report(modules)).toBe(
    [
      '',
      'unit: 2 passed, 1 failed, 0 skipped',
      'e2e: 1 passed, 0 failed, 0 skipped',
      '3 passed, 1 failed, 0 skipped',
    ].join('\n'),
  );
});

test('skipped tests come with their reason', () => {
  const modules = [
    module('unit', [
      { state: 'skipped', note: 'cfn-lint is not installed' },
      { state: 'skipped', mode: 'todo' },
      { state: 'skipped' },
    ]),
  ];
  expect(report(modules)).toContain(
    ['Skipped:', '  test 1: cfn-lint is not installed', '  test 2: to do', '  test 3: no reason given'].join('\n'),
  );
});

test('what failed outside of a test, or never ended, is counted as failed', () => {
  const modules = [module('unit', [], 1), module('e2e', [{ state: 'pending' }])];
  expect(report(modules, [{ message: 'thrown after the tests' }])).toContain(
    ['unit: 0 passed, 1 failed, 0 skipped', 'e2e: 0 passed, 1 failed, 0 skipped', '0 passed, 3 failed, 0 skipped'].join(
      '\n',
    ),
  );
});
