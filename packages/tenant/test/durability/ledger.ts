/** An item as it was last acknowledged, and what a write that got no answer would have made of it. */
export interface KnownItem {
  readonly path: string;
  /** What the answer said. */
  body: Body;
  /** What is true of it when the write in flight was kept. */
  inFlight?: (body: Body) => boolean;
  /** Whether it was read since it was last written. */
  isChecked: boolean;
}

// Tests read what they expect and nothing else.
// oxlint-disable-next-line typescript/no-explicit-any
export type Body = any;

/** A task whose start was acknowledged, and the names that it is to make. */
export interface KnownTask {
  readonly id: string;
  readonly path: string;
  readonly names: readonly string[];
}

/** What the tenant said it has kept. */
export interface Ledger {
  readonly items: Map<string, KnownItem>;
  readonly blobs: Map<string, Buffer>;
  readonly apps: Map<string, string>;
  tasks: KnownTask[];
  /** The name of every item that one call was to make, by the type of item; the call may have had no answer. */
  readonly sent: Set<string>;
  secret?: { readonly clientId: string; readonly clientSecret: string };
  secretInFlight: boolean;
  policy?: string;
  policyInFlight?: string;
  transfers: number;
  transfersInFlight: number;
  acknowledged: number;
}

/** A ledger of a new tenant. */
export function emptyLedger(): Ledger {
  return {
    items: new Map(),
    blobs: new Map(),
    apps: new Map(),
    tasks: [],
    sent: new Set(),
    secretInFlight: false,
    transfers: 0,
    transfersInFlight: 0,
    acknowledged: 0,
  };
}
