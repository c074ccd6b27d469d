import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A webhook as an app got it. */
export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  // Tests read what they expect and nothing else.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any;
}

/** An app's end of webhooks, on loopback. */
export interface WebhookReceiver {
  readonly url: string;
  /** In the order in which they came. */
  readonly received: readonly ReceivedWebhook[];
  /** The types of the messages, in the order in which they came. */
  types(): string[];
  /** Answers the next ones with these statuses, one each; then 200. */
  answerNext(...statuses: readonly number[]): void;
  /** Keeps the next one waiting for an answer that never comes. */
  hangNext(): void;
}

/** Starts a receiver that acknowledges at once. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const answers: (number | 'hang')[] = [];
  const take = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    received.push(await read(incoming));
    const answer = answers.shift() ?? 200;
    if (answer !== 'hang') outgoing.writeHead(answer).end(`answered ${answer}`);
  };
  const server = createServer((incoming, outgoing) => void take(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    types: () => received.map(({ json }) => (json.message?.type ?? json['detail-type']) as string),
    answerNext: (...statuses) => void answers.push(...statuses),
    hangNext: () => void answers.push('hang'),
  };
}

async function read(incoming: IncomingMessage): Promise<ReceivedWebhook> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const headers = incoming.headers as Readonly<Record<string, string>>;
  return { path: incoming.url ?? '', headers, body, json: JSON.parse(body) };
}
