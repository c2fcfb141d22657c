/** The id of what is made for a name of the contract: `createCustomer` → `CreateCustomer`. */
export function constructId(name: string): string {
  return `${name[0]?.toUpperCase()}${name.slice(1)}`;
}
