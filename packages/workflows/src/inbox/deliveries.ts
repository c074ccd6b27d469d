/** A delivery as a receiver hands it over: what an `InboxDelivery` of `@ligase/webhooks` is. */
export interface Delivery<Payload = unknown> {
  /** The sender's own id for it, the same when it is sent again; no two deliveries of an app may share one. */
  readonly id: string;
  /** What sort of delivery it is, which tells triggers what the payload is: `benchling-webhook`. */
  readonly kind: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** Plain JSON. */
  readonly payload: Payload;
}

/** A delivery that started nothing and waits for a person. */
export interface DeadDelivery extends Delivery {
  /** Why, for whoever runs the app. */
  readonly reason: string;
}

/** What came in, kept beside the runs until it has started them. It is an `Inbox` of `@ligase/webhooks`. */
export interface Deliveries {
  /**
   * Keeps a delivery, and has triggers start runs from it afterwards. Resolves when it is kept: `new`, or `known` when one with
   * this id came before. Of many at once with one id, exactly one is `new`. Acknowledge after this and never before.
   *
   * @throws {InputError} `INPUT_INVALID` for one that cannot be kept.
   */
  receive(delivery: Delivery): Promise<'new' | 'known'>;
  /**
   * Keeps what a receiver cannot make a delivery of, as a dead one with the reason, so that it may be acknowledged and a person
   * sees it. `known` when one with this id came before.
   */
  bury(delivery: Delivery, reason: string): Promise<'new' | 'known'>;
  /** Deliveries that could start no run, the newest first: no trigger takes their kind, or one cannot read them. */
  deadDeliveries(options?: { readonly limit?: number }): Promise<readonly DeadDelivery[]>;
  /**
   * Has triggers look at a dead delivery again, after what was wrong with them was put right.
   *
   * @throws {WorkflowError} `DELIVERY_UNKNOWN`.
   */
  redeliver(id: string): Promise<void>;
  /**
   * Takes a delivery off the list of dead ones.
   *
   * @throws {WorkflowError} `DELIVERY_UNKNOWN`.
   */
  dismissDelivery(id: string): Promise<void>;
}
