/** What an index entry and a search token carry: the list row of a customer, so that a page costs one query. */
const summary = ['name', 'email', 'company', 'status', 'createdAt', 'updatedAt', 'version'] as const;

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
