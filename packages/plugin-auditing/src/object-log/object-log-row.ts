/** A higher place that an item stands in, the nearest first. */
export interface ObjectLogParent {
  readonly name: string;
  readonly id?: string;
  readonly type?: string;
}

/** One row of Benchling's own audit log: one property of one item that was changed. Which columns it has is a tenant's setting. */
export interface ObjectLogRow {
  /** As Benchling wrote it. */
  readonly timestamp: string;
  /** The same in ISO 8601, when it can be told: a time without a zone is taken as UTC. */
  readonly at?: string;
  /** Who did it: a user, or an app. */
  readonly user: string;
  readonly name?: string;
  /** The rows of one action share it. */
  readonly transactionId?: string;
  readonly eventDescription: string;
  readonly action: string;
  readonly oldValue: string;
  readonly newValue: string;
  readonly item: string;
  readonly itemDeveloperId?: string;
  readonly itemId?: string;
  readonly itemType?: string;
  readonly parents: readonly ObjectLogParent[];
  /** Columns that are not known here, by their headings. */
  readonly other: Readonly<Record<string, string>>;
}
