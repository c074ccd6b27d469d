/** A message of a queue, while this process has it. */
export interface QueueMessage {
  /** The queue's own id, the same whenever it hands the message out. */
  readonly id: string;
  readonly body: string;
  /** What the queue wants back with `delete` and `hideFor`. */
  readonly receipt: string;
}

/** What a receiver needs of a queue. A message that is not deleted comes again. */
export interface Queue {
  /** Waits for messages, for `waitMs` at most. Those that come are hidden from others for `hideMs`. */
  receive(options: {
    readonly max: number;
    readonly waitMs: number;
    readonly hideMs: number;
    readonly signal: AbortSignal;
  }): Promise<readonly QueueMessage[]>;
  /** One that was deleted before is no fault. */
  delete(message: QueueMessage): Promise<void>;
  /** Hides a message for `ms` from now; with 0, it may come again at once. */
  hideFor(message: QueueMessage, ms: number): Promise<void>;
  /** Lets go of connections. */
  close(): void;
}
