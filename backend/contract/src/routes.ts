/** Where an operation is served. Apart from its schemas, so that a client that only calls carries no validator. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** OpenAPI path template, relative to the API's base URL. */
  path: string;
}

/** By operation. */
export const routes = {
  getCustomers: { method: 'GET', path: '/customers' },
  createCustomer: { method: 'POST', path: '/customers' },
  getCustomer: { method: 'GET', path: '/customers/{id}' },
  updateCustomer: { method: 'PUT', path: '/customers/{id}' },
  deleteCustomer: { method: 'DELETE', path: '/customers/{id}' },
} as const satisfies Record<string, Route>;

export type OperationName = keyof typeof routes;
