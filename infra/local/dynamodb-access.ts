/**
 * What a request to DynamoDB accesses, in the words of IAM (Service Authorization Reference, "Actions, resources, and
 * condition keys for Amazon DynamoDB"). A transaction is allowed by the actions of its items.
 */
export interface DynamoDbAccess {
  /** `dynamodb:PutItem`. */
  action: string;
  /** ARN of a table or an index. */
  resource: string;
  /** Values of the table's or index's partition key, as far as the request names them. */
  leadingKeys: readonly string[];
  /** The transaction an item is part of. */
  enclosingOperation?: string;
}

export interface TableKeys {
  arn: string;
  /** Name of the partition key of the table (`''`) and of each index, by index name. */
  partitionKeys: ReadonlyMap<string, string>;
}

/** `{"S": "…"}`, by attribute. */
type Attributes = Record<string, Record<string, string>>;

/** A request, or an item of a transaction or batch, as far as it is read here. */
interface Part {
  TableName?: string;
  IndexName?: string;
  Key?: Attributes;
  Item?: Attributes;
  Keys?: Attributes[];
  KeyConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Attributes;
}

const transactionActions = { Put: 'PutItem', Delete: 'DeleteItem', Update: 'UpdateItem', Get: 'GetItem' } as const;
const itemActions: Readonly<Record<string, string>> = { ...transactionActions, ConditionCheck: 'ConditionCheckItem' };

/** What a request accesses. `operation` as in X-Amz-Target, `input` is its body, `tables` are those of the template. */
export function accessesOf(
  operation: string,
  input: unknown,
  tables: ReadonlyMap<string, TableKeys>,
): DynamoDbAccess[] {
  const { TransactItems, RequestItems } = input as {
    TransactItems?: Record<string, Part>[];
    RequestItems?: Record<string, Part | Record<string, Part>[]>;
  };
  if (TransactItems) {
    return TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, part]) => ({
        ...access(itemActions[kind] ?? kind, part, tables),
        enclosingOperation: operation,
      })),
    );
  }
  if (RequestItems) {
    return Object.entries(RequestItems).flatMap(([TableName, batch]) =>
      [batch].flat().flatMap((entry) => {
        const parts = 'Keys' in entry ? [entry as Part] : Object.values(entry as Record<string, Part>);
        return parts.map((part) => access(operation, { ...part, TableName }, tables));
      }),
    );
  }
  return [access(operation, input as Part, tables)];
}

function access(action: string, part: Part, tables: ReadonlyMap<string, TableKeys>): DynamoDbAccess {
  const { TableName = '', IndexName } = part;
  const table = tables.get(TableName) ?? [...tables.values()].find(({ arn }) => arn === TableName);
  // An operation on no table, and any table that is not the template's, is nothing a policy could name.
  const arn = table?.arn ?? (TableName || '*');
  return {
    action: `dynamodb:${action}`,
    resource: IndexName === undefined ? arn : `${arn}/index/${IndexName}`,
    leadingKeys: leadingKeys(part, table?.partitionKeys.get(IndexName ?? '')),
  };
}

function leadingKeys(part: Part, partitionKey: string | undefined): string[] {
  if (partitionKey === undefined) return [];
  const named = [part.Key, part.Item, ...(part.Keys ?? [])].map((attributes) => attributes?.[partitionKey]);
  return [...named, ...queried(part, partitionKey)].flatMap((value) => Object.values(value ?? {}));
}

/** The value a query compares the partition key with. */
function queried(part: Part, partitionKey: string): (Attributes[string] | undefined)[] {
  const { KeyConditionExpression = '', ExpressionAttributeNames = {}, ExpressionAttributeValues = {} } = part;
  return [...KeyConditionExpression.matchAll(/(#?\w+)\s*=\s*(:\w+)/g)]
    .filter(([, name = '']) => (ExpressionAttributeNames[name] ?? name) === partitionKey)
    .map(([, , value = '']) => ExpressionAttributeValues[value]);
}
