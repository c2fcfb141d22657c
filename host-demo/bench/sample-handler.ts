// The handler that samples and tutorials show: no validation, no version, no page, one Scan. It is what the figures of
// `npm run bench:lambda` are beside, bundled as esbuild does it without being told more.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = 'sample-customers';

interface Event {
  httpMethod: string;
  pathParameters: { id: string } | null;
  body: string | null;
}

export const handler = async (event: Event) => {
  if (event.httpMethod === 'POST') {
    const Item = { ...(JSON.parse(event.body ?? '{}') as object), id: crypto.randomUUID() };
    await client.send(new PutCommand({ TableName, Item }));
    return { statusCode: 201, body: JSON.stringify(Item) };
  }
  if (event.pathParameters) {
    const { Item } = await client.send(new GetCommand({ TableName, Key: { id: event.pathParameters.id } }));
    return { statusCode: Item ? 200 : 404, body: JSON.stringify(Item) };
  }
  const { Items } = await client.send(new ScanCommand({ TableName }));
  return { statusCode: 200, body: JSON.stringify(Items) };
};
