import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Mock, onTestFinished, vi } from 'vitest';

type Send = (...call: unknown[]) => Promise<unknown>;

/**
 * Does something in front of the client's first command of this kind: what it resolves with is the answer, and with
 * undefined the command goes on. For the rest of the test; the result knows every call.
 */
export function beforeFirst(
  client: DynamoDBClient | DynamoDBDocumentClient,
  Kind: new (...input: never[]) => object,
  act: (command: unknown) => Promise<unknown>,
): Mock<Send> {
  const send = client.send.bind(client) as Send;
  const spy = vi.spyOn(client, 'send') as unknown as Mock<Send>;
  let done = false;
  spy.mockImplementation(async (command, ...options) => {
    const first = !done && command instanceof Kind;
    done ||= first;
    return (first ? await act(command) : undefined) ?? send(command, ...options);
  });
  onTestFinished(() => {
    spy.mockRestore();
  });
  return spy;
}
