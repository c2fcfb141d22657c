// A process of its own that answers for DynamoDB at once: the first answer to a read is DynamoDB Local's, and every
// later one the same again; writes succeed. So the time of a function is its own. Argument: endpoint of DynamoDB Local.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

const upstream = process.argv[2] ?? '';
const answers = new Map<string, { status: number; body: Buffer }>();
const writes = new Set(['TransactWriteItems', 'PutItem']);

const server = createServer((request, response) => {
  void (async () => {
    const body = await buffer(request);
    const target = String(request.headers['x-amz-target']);
    const answer = await answerTo(target, body, request.headers as Record<string, string>);
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(answer.body);
  })();
});

async function answerTo(target: string, body: Buffer, headers: Record<string, string>) {
  if (writes.has(target.split('.')[1] ?? '')) return { status: 200, body: Buffer.from('{}') };
  const key = `${target} ${body.toString()}`;
  const known = answers.get(key);
  if (known) return known;
  const { authorization = '', 'x-amz-date': date = '', 'content-type': type = '' } = headers;
  const sent = { authorization, 'x-amz-date': date, 'content-type': type, 'x-amz-target': target };
  const response = await fetch(upstream, { method: 'POST', headers: sent, body: new Uint8Array(body) });
  const answer = { status: response.status, body: Buffer.from(await response.arrayBuffer()) };
  answers.set(key, answer);
  return answer;
}

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
