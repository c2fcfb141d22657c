import {
  operationNames,
  operations,
  type ProblemName,
  problems,
  problemsEverywhere,
  problemType,
} from '@customer-kit/contract';
import messages from '@customer-kit/kit/messages';
import { Cell, Row, Table } from './table.tsx';

const names = Object.keys(problems) as ProblemName[];

/** Every problem the API can answer with, what a reader is told, and which operations answer it. */
export function ProblemTable() {
  return (
    <Table heads={['Type', 'Status', 'Answered by', 'What the widgets say']}>
      {names.map((name) => (
        <Row key={name}>
          <Cell head="Type">
            <code>{problemType(name)}</code>
            <br />
            {problems[name].title}
          </Cell>
          <Cell head="Status">{problems[name].status}</Cell>
          <Cell head="Answered by">{answeredBy(name)}</Cell>
          <Cell head="What the widgets say">{told(name)}</Cell>
        </Row>
      ))}
    </Table>
  );
}

function answeredBy(name: ProblemName): string {
  const everywhere: readonly ProblemName[] = problemsEverywhere;
  if (everywhere.includes(name)) return 'every operation';
  const own = operationNames.filter((operation) =>
    (operations[operation].problems as readonly string[]).includes(name),
  );
  return own.join(', ') || 'the gateway';
}

function told(name: ProblemName): string {
  const key = `problem.${name}`;
  return Object.hasOwn(messages, key) ? messages[key as keyof typeof messages] : messages['problem.unexpected'];
}
