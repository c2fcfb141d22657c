import {
  operationNames,
  operations,
  type ProblemName,
  problems,
  problemsEverywhere,
  problemType,
} from '@customer-kit/contract';
import messages from '@customer-kit/kit/messages';

const names = Object.keys(problems) as ProblemName[];

/** Every problem the API can answer with, what a reader is told, and which operations answer it. */
export function ProblemTable() {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Type</th>
          <th scope="col">Status</th>
          <th scope="col">Answered by</th>
          <th scope="col">What the widgets say</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <td>
              <code>{problemType(name)}</code>
              <br />
              {problems[name].title}
            </td>
            <td>{problems[name].status}</td>
            <td>{answeredBy(name)}</td>
            <td>{told(name)}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
