/** One row of the audit log, with the members of Benchling's v3 `AuditLog`. */
export interface AuditRow {
  readonly id: string;
  readonly createdAt: string;
  readonly userId: string;
  readonly userHandle: string;
  readonly userName: string;
  readonly delegateUser: string | null;
  /** The app, when an app did it. */
  readonly clientId: string | null;
  readonly clientName: string | null;
  readonly ipAddress: string;
  /** The same in all rows of one change. */
  readonly transactionId: string;
  readonly eventDescription: string;
  readonly action: string;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly item: string;
  /** What people call the item, such as a registry id. */
  readonly itemId: string | null;
  /** What the API calls it, such as `etr_x7Kd02Lm`. */
  readonly itemDeveloperId: string;
  readonly itemType: string;
  readonly parentItem1: string | null;
  readonly parentItem1DeveloperId: string | null;
  readonly parentItem1Type: string | null;
  readonly parentItem2: string | null;
  readonly parentItem2DeveloperId: string | null;
  readonly parentItem2Type: string | null;
  readonly parentItem3: string | null;
  readonly parentItem3DeveloperId: string | null;
  readonly parentItem3Type: string | null;
  readonly reasonCode: string | null;
  readonly reasonComment: string | null;
  readonly electronicallySigned: string;
}
