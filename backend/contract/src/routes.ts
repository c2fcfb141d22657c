/** Where an operation is served. Apart from its schemas, so that a client that only calls carries no validator. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** OpenAPI path template, relative to the API's base URL. */
  path: string;
  /** OAuth 2.0 scope that an access token must have. */
  scope: 'customers/read' | 'customers/write';
}

export const routes = {
  getCustomers: { method: 'GET', path: '/customers', scope: 'customers/read' },
  createCustomer: { method: 'POST', path: '/customers', scope: 'customers/write' },
  getCustomer: { method: 'GET', path: '/customers/{id}', scope: 'customers/read' },
  updateCustomer: { method: 'PUT', path: '/customers/{id}', scope: 'customers/write' },
  deleteCustomer: { method: 'DELETE', path: '/customers/{id}', scope: 'customers/write' },
} as const satisfies Record<string, Route>;

export type OperationName = keyof typeof routes;
