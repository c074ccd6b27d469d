import type { SQSClient } from '@aws-sdk/client-sqs';
import { CompositionError } from '@ligase/core';
import type { Queue } from './queue.ts';

/** Which queue, and how it is reached. */
export interface SqsQueueOptions {
  /** Standard or FIFO: `https://sqs.eu-central-1.amazonaws.com/123456789012/benchling-events`. */
  readonly queueUrl: string;
  /** Default: one that finds region and credentials where those of AWS' SDK do. One that is given is not closed. */
  readonly client?: SQSClient | undefined;
}

/**
 * A queue of Amazon SQS.
 *
 * @throws {CompositionError} `APP_INVALID` when `@aws-sdk/client-sqs` is not installed.
 */
export async function sqsQueue({ queueUrl, client }: SqsQueueOptions): Promise<Queue> {
  const sdk = await import('@aws-sdk/client-sqs').catch((cause: unknown) => {
    const message = 'A receiver of SQS needs @aws-sdk/client-sqs: add it to the dependencies of the app';
    throw new CompositionError('APP_INVALID', message, { cause });
  });
  const sqs = client ?? new sdk.SQSClient({});
  return {
    async receive({ max, waitMs, hideMs, signal }) {
      const { Messages = [] } = await sqs.send(
        new sdk.ReceiveMessageCommand({
          QueueUrl: queueUrl,
          MaxNumberOfMessages: max,
          WaitTimeSeconds: Math.round(waitMs / 1000),
          VisibilityTimeout: Math.round(hideMs / 1000),
        }),
        { abortSignal: signal },
      );
      return Messages.map(({ MessageId = '', Body = '', ReceiptHandle = '' }) => ({
        id: MessageId,
        body: Body,
        receipt: ReceiptHandle,
      }));
    },
    async delete({ receipt }) {
      await sqs.send(new sdk.DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: receipt }));
    },
    async hideFor({ receipt }, ms) {
      const seconds = Math.round(ms / 1000);
      await sqs.send(
        new sdk.ChangeMessageVisibilityCommand({
          QueueUrl: queueUrl,
          ReceiptHandle: receipt,
          VisibilityTimeout: seconds,
        }),
      );
    },
    close() {
      if (client === undefined) sqs.destroy();
    },
  };
}
