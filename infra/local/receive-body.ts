import type { IncomingMessage } from 'node:http';

/** Beyond this a client that goes on sending is cut off, and cannot read why. */
const patience = 20;

/**
 * The whole body, or undefined when it is longer than `limit` bytes. What is too long is still read, and thrown away:
 * most clients read no answer before they have sent everything.
 */
export async function receiveBody(message: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  let received = 0;
  let chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) {
    received += chunk.length;
    if (received <= limit) chunks.push(chunk);
    else chunks = [];
    if (received > patience * limit) break;
  }
  return received > limit ? undefined : Buffer.concat(chunks);
}
