import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { whySkipped } from '@ligase/testing';
import { describe } from 'vitest';
import { sqsQueue } from '../src/sqs/index.ts';
import { describeQueue } from './describe-queue.ts';
import { memoryQueue } from './memory-queue.ts';

describeQueue('in memory', async () => {
  const queue = memoryQueue();
  return { queue, send: (body, group) => queue.send(body, group) };
});

// `npm run judge:sqs` starts a server that somebody else has written, and sets this.
const endpoint = process.env['LIGASE_SQS_ENDPOINT'];

const noServer = endpoint === undefined ? 'LIGASE_SQS_ENDPOINT names no server' : undefined;

describe.skipIf(noServer !== undefined)(`over the network${whySkipped(noServer)}`, () => {
  const client = new SQSClient({
    endpoint: endpoint ?? 'http://127.0.0.1:9',
    region: 'us-east-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  let queues = 0;

  describeQueue('Amazon SQS as moto serves it', async (kind) => {
    queues += 1;
    const isFifo = kind === 'fifo';
    const { QueueUrl: queueUrl = '' } = await client.send(
      new CreateQueueCommand({
        QueueName: `queue-${queues}${isFifo ? '.fifo' : ''}`,
        Attributes: isFifo ? { FifoQueue: 'true', ContentBasedDeduplication: 'true' } : {},
      }),
    );
    return {
      queue: await sqsQueue({ queueUrl, client }),
      async send(body, group) {
        const message = { QueueUrl: queueUrl, MessageBody: body };
        await client.send(
          new SendMessageCommand(group === undefined ? message : { ...message, MessageGroupId: group }),
        );
      },
    };
  });
});
