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

/** A task whose start was acknowledged, how what it has made is found, and how many that is to be. */
export interface KnownTask {
  readonly id: string;
  /** A list of nothing but what the task is to make. */
  readonly list: string;
  readonly listKey: string;
  readonly count: number;
}

/** An upload in parts, as far as it was acknowledged. */
export interface KnownUpload {
  readonly bytes: Buffer;
  /** The eTag of its one part, once that was acknowledged. */
  eTag?: string;
  /** `IN_PROGRESS` until its end was acknowledged. */
  status: 'IN_PROGRESS' | 'COMPLETE' | 'ABORTED';
  /** The end that was asked for and not acknowledged. */
  inFlight?: 'COMPLETE' | 'ABORTED';
}

/** A project, and what the app that is let in and out of it may do there. */
export interface KnownProject {
  readonly name: string;
  policy: string | undefined;
  /** Policies that it may have as well, as nobody has said which. */
  readonly inFlight: Set<string | undefined>;
}

/** What the tenant said it has kept. */
export interface Ledger {
  readonly items: Map<string, KnownItem>;
  readonly blobs: Map<string, Buffer>;
  readonly uploads: Map<string, KnownUpload>;
  readonly apps: Map<string, string>;
  readonly projects: Map<string, KnownProject>;
  tasks: KnownTask[];
  /** How many days were given to workflow tasks, each to those of one call. */
  days: number;
  /** Tasks that each transfer 2 µL, and were not looked at yet. */
  transferTasks: string[];
  /** The name of every item that one call was to make, by the type of item; the call may have had no answer. */
  readonly sent: Set<string>;
  secret?: { readonly clientId: string; readonly clientSecret: string };
  secretInFlight: boolean;
  policy?: string;
  policyInFlight?: string;
  /** In µL, as all that are in flight. */
  transfers: number;
  transfersInFlight: number;
  acknowledged: number;
}

/** A ledger of a new tenant. */
export function emptyLedger(): Ledger {
  return {
    items: new Map(),
    blobs: new Map(),
    uploads: new Map(),
    apps: new Map(),
    projects: new Map(),
    tasks: [],
    days: 0,
    transferTasks: [],
    sent: new Set(),
    secretInFlight: false,
    transfers: 0,
    transfersInFlight: 0,
    acknowledged: 0,
  };
}
