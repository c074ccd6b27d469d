import type { Principal } from '../identity/principal.ts';

/** One change of one property of one item, as Benchling's audit log has it. */
export interface AuditChange {
  readonly principal: Principal;
  readonly remoteAddress: string;
  /** What the whole call was, such as `Entry: Created`. */
  readonly eventDescription: string;
  /** What was done to this property, such as `Created` or `Updated name`. */
  readonly action: string;
  readonly oldValue?: string | null;
  readonly newValue?: string | null;
  /** The item's name or display id. */
  readonly item: string;
  readonly itemId: string;
  readonly itemType: string;
  /** Up to three, the nearest first. */
  readonly parents?: readonly { readonly name: string; readonly id: string; readonly type: string }[];
  readonly reason?: string;
}

/** Writes audit rows. Call it inside the transaction of the change: its rows share one transaction id. */
export interface Audit {
  record(change: AuditChange): void;
}
