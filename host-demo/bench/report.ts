/** What every bench does with its figures: a table for people, and with `--json FILE` a file to compare over time. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import budgets from './budgets.json' with { type: 'json' };

export interface Figure {
  /** Dotted, and the same in every run, so that runs can be compared. One that ends in a number is of so many customers. */
  name: string;
  value: number;
  unit: 'bytes' | 'requests' | 'nodes' | 'listeners' | 'ms' | 'RCU' | 'rows' | 'ratio' | 'requests/s';
}

/** The most that a figure may be, by its name, of any number of customers. */
const goals: Record<string, number | undefined> = budgets;

/** Reads `--json FILE`, and the bench's own options, from the command line. Throws a TypeError for anything else. */
export function readArguments<O extends Options>(own?: O) {
  return parseArgs({ options: { ...(own as O), json: { type: 'string' } as const } }).values;
}

type Options = NonNullable<ParseArgsConfig['options']>;

export function report(bench: string, measured: readonly Figure[], { json }: { json?: string }): void {
  const figures = measured.map((figure) => ({ ...figure, goal: goals[figure.name.replace(/\.\d+$/, '')] }));
  console.log(table(figures));
  if (json === undefined) return;
  // npm runs scripts in the repository's root; the file is named from where the command was typed.
  const file = resolve(process.env.INIT_CWD ?? '.', json);
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  writeFileSync(file, `${JSON.stringify({ bench, commit, figures }, undefined, 2)}\n`);
  console.log(`\nWritten: ${file}`);
}

/** The middle of what was measured; `share` 0.99 gives the 99th percentile. */
export function percentile(values: readonly number[], share = 0.5): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function table(figures: readonly (Figure & { goal?: number | undefined })[]): string {
  const rows = figures.map(({ name, value, unit, goal }) => [
    name,
    amount(value),
    unit,
    goal === undefined ? '' : `≤ ${amount(goal)}`,
    goal === undefined ? '' : value <= goal ? '✓' : '✗ over',
  ]);
  const head = ['figure', 'value', 'unit', 'goal', ''];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        column === 1 || column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}

function amount(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 3 });
}
