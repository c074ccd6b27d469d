export { readEventBridge, type EventBridgeEvent, type ReadBody } from './event-bridge.ts';
export type { Queue, QueueMessage } from './queue.ts';
export { sqsQueue, type SqsQueueOptions } from './sqs-queue.ts';
export { sqsReceiver, type SqsReceiverOptions } from './sqs-receiver.ts';
