/**
 * The list row of a customer, which index entries and search tokens carry so that a page costs one query: its fields and
 * the attributes they are kept in. Short, because DynamoDB counts the names, too, in every row it reads.
 */
export const summaryAttributes = {
  name: 'n',
  email: 'e',
  company: 'c',
  status: 's',
  createdAt: 'ca',
  updatedAt: 'ua',
  version: 'v',
} as const;

const summary = Object.values(summaryAttributes);

/**
 * Key schema and indexes of the customers table, as data: the repository queries by it and the CDK construct creates
 * it. Every key attribute is a string; every index projects its keys and `projected`. Only customers that belong into
 * lists have the index attributes, so guards and search tokens are in no index.
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    'email-index': { partitionKey: 'emailKey', projected: summary },
    'name-index': { partitionKey: 'listed', sortKey: 'nameKey', projected: summary },
    'created-index': { partitionKey: 'listed', sortKey: 'createdKey', projected: summary },
  },
} as const;

export type IndexName = keyof typeof table.indexes;
