/** A delivery on its way into an inbox. */
export interface InboxDelivery {
  /** The sender's own id for it, the same when it is sent again: an event's own id, or else the `webhook-id`. */
  readonly id: string;
  /** What sort of delivery it is, which tells whoever works on it what the payload is: `benchling-webhook`. */
  readonly kind: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** Plain JSON. */
  readonly payload: unknown;
}

/** Where deliveries are kept until they are worked on. */
export interface Inbox {
  /**
   * Resolves when the delivery is kept so that nothing short of losing the disk loses it: `new`, or `known` when one with this
   * id came before. Of many at once with one id, exactly one is `new`. A delivery is acknowledged after this and never before.
   */
  receive(delivery: InboxDelivery): Promise<'new' | 'known'>;
}
