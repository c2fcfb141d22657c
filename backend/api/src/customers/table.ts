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
/** Has all fields that search tokens are made of, so that a row says by which words its customer is found. */
const searchRow = [...summary, 'lcp', 'phone'] as const;

/**
 * Key schema, time to live and indexes of the customers table, as data: the repository queries by it and the CDK
 * construct creates it. Every key attribute is a string; every index projects its keys and `projected`. What belongs
 * into no list or search has no index attributes: guards are in no index, search tokens in one of their own, and a
 * deleted customer only in `created-index`, whose other partition lists what can be restored.
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Number of seconds since 1970 after which DynamoDB removes the item: a deleted customer that can be restored till then. */
  timeToLive: 'ttl',
  indexes: {
    'email-index': { partitionKey: 'emailKey', projected: summary },
    'name-index': { partitionKey: 'listed', sortKey: 'nameKey', projected: summary },
    'created-index': { partitionKey: 'listed', sortKey: 'createdKey', projected: [...summary, 'ttl'] },
    'status-name-index': { partitionKey: 'listedStatus', sortKey: 'nameKey', projected: summary },
    'status-created-index': { partitionKey: 'listedStatus', sortKey: 'createdKey', projected: summary },
    'token-status-index': { partitionKey: 'ts', sortKey: 'sk', projected: searchRow },
  },
} as const;

export type IndexName = keyof typeof table.indexes;
