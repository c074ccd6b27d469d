import type { Clock, Logger } from '@ligase/core';
import type { Deliveries } from '@ligase/workflows';
import { handInMessage } from './hand-in-message.ts';

/** What is read of the event that a function on a queue is called with. */
export interface SqsLambdaEvent {
  readonly Records: readonly {
    readonly messageId: string;
    readonly body: string;
    /** Of a FIFO queue: `MessageGroupId`. */
    readonly attributes?: Readonly<Record<string, string | undefined>>;
  }[];
}

/** Which messages are to come again. */
export interface SqsLambdaResult {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** What a function on a queue works with. */
export interface SqsLambdaOptions {
  /** `app.get(workflows)`, on a store that outlives the function: `postgres://…`. */
  readonly inbox: Pick<Deliveries, 'receive' | 'bury'>;
  /** Of the tenant that the events are of. */
  readonly tenantUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** How the source of an event has to begin. Default: `aws.partner/`. */
  readonly source?: string;
  /** Whether deliveries hold the event with its item. Default: false. */
  readonly keepItem?: boolean;
}

/**
 * Takes Benchling's events in an AWS Lambda function on an SQS queue. The function's mapping must have `ReportBatchItemFailures`:
 * what could not be kept comes again, and of a FIFO queue everything behind it, too.
 *
 * @example
 * export const handler = sqsLambdaHandler({ inbox: app.get(workflows), tenantUrl, clock: systemClock(), log });
 */
export function sqsLambdaHandler(options: SqsLambdaOptions): (event: SqsLambdaEvent) => Promise<SqsLambdaResult> {
  const { inbox, clock, log, source = 'aws.partner/', keepItem = false } = options;
  const handIn = { inbox, baseURL: new URL(options.tenantUrl).origin, source, keepItem, now: () => clock.now() };
  return async ({ Records }) => {
    const failed: { readonly itemIdentifier: string }[] = [];
    for (const [index, { messageId, body, attributes }] of Records.entries())
      try {
        await handInMessage({ id: messageId, body }, handIn);
      } catch (error) {
        log.error({ err: error, messageId }, 'a message could not be kept; it comes again');
        const inOrder = attributes?.['MessageGroupId'] !== undefined;
        const again = inOrder ? Records.slice(index) : [{ messageId }];
        failed.push(...again.map((one) => ({ itemIdentifier: one.messageId })));
        if (inOrder) break;
      }
    return { batchItemFailures: failed };
  };
}
