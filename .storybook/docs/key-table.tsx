import { Cell, Row, Table } from './table.tsx';

/** Keys, where they work, and what they do. Keys are separated by ", ", those held together by " + ". */
export function KeyTable({ keys }: { keys: readonly (readonly [keys: string, where: string, does: string])[] }) {
  return (
    <Table heads={['Key', 'Where', 'Does']}>
      {keys.map(([names, where, does]) => (
        <Row key={names + where}>
          <Cell head="Key">
            {names
              .split(/(, | \+ )/)
              .map((name, index) => (index % 2 === 1 ? name : <kbd key={`${index}${name}`}>{name}</kbd>))}
          </Cell>
          <Cell head="Where">{where}</Cell>
          <Cell head="Does">{does}</Cell>
        </Row>
      ))}
    </Table>
  );
}
