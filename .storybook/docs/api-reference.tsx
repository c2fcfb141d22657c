import { openApiDocument } from '@customer-kit/contract/openapi';

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
          <table>
            <thead>
              <tr>
                <th scope="col">Parameter</th>
                <th scope="col">In</th>
                <th scope="col">Meaning</th>
              </tr>
            </thead>
            <tbody>
              {operation.parameters.map(({ name, in: place, required, description }) => (
                <tr key={place + name}>
                  <td>
                    <code>{name}</code>
                    {required && ', required'}
                  </td>
                  <td>{place}</td>
                  <td>{description}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <table>
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(operation.responses).map(([status, response]) => (
              <tr key={status}>
                <td>{status}</td>
                <td>{response.description}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )),
  );
}
