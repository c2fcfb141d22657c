import { openApiDocument } from '@customer-kit/contract/openapi';
import { Prose } from './prose.tsx';
import { Cell, Row, Table } from './table.tsx';

const api = openApiDocument({ version: '1' });

/** Every operation as the OpenAPI document has it. */
export function ApiReference() {
  return Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => (
      <section key={operation.operationId}>
        <h2 id={operation.operationId}>{operation.summary}</h2>
        <p>
          <code>
            {method.toUpperCase()} {path}
          </code>{' '}
          <code>{operation.operationId}</code>
        </p>
        {operation.parameters && (
          <Table heads={['Parameter', 'In', 'Meaning']}>
            {operation.parameters.map(({ name, in: place, required, description }) => (
              <Row key={place + name}>
                <Cell head="Parameter">
                  <code>{name}</code>
                  {required && ', required'}
                </Cell>
                <Cell head="In">{place}</Cell>
                <Cell head="Meaning">
                  <Prose text={description} />
                </Cell>
              </Row>
            ))}
          </Table>
        )}
        <Table heads={['Status', 'When']}>
          {Object.entries(operation.responses).map(([status, response]) => (
            <Row key={status}>
              <Cell head="Status">{status}</Cell>
              <Cell head="When">
                <Prose text={response.description} />
              </Cell>
            </Row>
          ))}
        </Table>
      </section>
    )),
  );
}
