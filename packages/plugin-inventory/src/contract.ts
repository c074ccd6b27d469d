import type { QueryParams } from '@ligase/benchling-api';
import type { Routes, Schemas } from '@ligase/benchling-api/v2';
import { token, type CallOptions, type ItemOutcome, type Listing, type QueryInput, type Token } from '@ligase/core';
import type { ArchiveReason, Box, Container, Content, Location, LocationArchiveReason, Plate } from './container.ts';
import type { Level, Well } from './levels/well.ts';
import type { Lookup } from './storage/lookup.ts';
import type { Landed } from './transfers/landed-of.ts';
import type { Transfer, TransferLedger } from './transfers/transfer.ts';

export type { ArchiveReason, Box, Container, Content, Location, LocationArchiveReason, Plate } from './container.ts';
export type { Level, Well, WellContent } from './levels/well.ts';
export type { Lookup } from './storage/lookup.ts';
export type { Landed, LandedParts, LevelDifference, Unclear } from './transfers/landed-of.ts';
export type { Drawn, Transfer, TransferChunk, TransferLedger, TransferSource } from './transfers/transfer.ts';
export type { Concentration } from './units/concentration.ts';
export type { Quantity } from './units/volume.ts';

/** What a call may be told besides its operands: a signal to end it, and the run that it belongs to. */
export type InventoryCall = Pick<CallOptions, 'signal' | 'context'>;

type Filter<R extends keyof Routes> = Omit<QueryInput<QueryParams<Routes[R]>>, 'returning' | 'nextToken'>;

/** Which containers to list, by Benchling's own filters. */
export type ContainerFilter = Filter<'GET /containers'>;

/** Which plates to list, by Benchling's own filters. */
export type PlateFilter = Filter<'GET /plates'>;

/** Which boxes to list, by Benchling's own filters. */
export type BoxFilter = Filter<'GET /boxes'>;

/** Which locations to list, by Benchling's own filters. */
export type LocationFilter = Filter<'GET /locations'>;

/** How things are archived. */
export interface ArchiveOptions<Reason = ArchiveReason> {
  readonly reason: Reason;
  /** Whether their barcodes, and those of what is in them, are free again. Default: false. */
  readonly freesBarcodes?: boolean;
}

/** For whom containers are kept or taken out. */
export interface CheckoutOptions {
  /** A user or a team. */
  readonly assigneeId: string;
  readonly comment?: string;
}

/** What all kinds of storage have in common. */
export interface Storage<Item, Filter, Draft, Changes, Reason = ArchiveReason> {
  /** Fetched as it is read: items in a `for await`, or pages with `.pages()`. */
  list(filter?: Filter, call?: InventoryCall): Listing<Item>;
  /** @throws {NotFoundError} when it does not exist or the app may not see it: Benchling does not tell the two apart. */
  get(id: string, call?: InventoryCall): Promise<Item>;
  /** In the order asked for. Benchling refuses all when one is unknown; `details.invalidIds` of the error names those. */
  bulkGet(lookup: Lookup, call?: InventoryCall): Promise<readonly Item[]>;
  /** @throws {UnknownOutcomeError} when no answer came: look for its barcode before you try again. */
  create(draft: Draft, call?: InventoryCall): Promise<Item>;
  /** Changes what is named and leaves the rest. */
  update(id: string, changes: Changes, call?: InventoryCall): Promise<Item>;
  /** Puts it somewhere else: a location, a box or a plate, or a position in one, such as `box_a1b2:A1`. */
  move(id: string, parentStorageId: string, call?: InventoryCall): Promise<Item>;
  archive(ids: readonly string[], options: ArchiveOptions<Reason>, call?: InventoryCall): Promise<void>;
  unarchive(ids: readonly string[], call?: InventoryCall): Promise<void>;
}

/** One change of a container among many. */
export type ContainerBulkUpdate = Schemas['ContainerBulkUpdateItem'];

/** What is in containers. */
export interface Contents {
  list(containerId: string, call?: InventoryCall): Promise<readonly Content[]>;
  /** By the id of the batch, or of the entity where there is no batch. */
  get(containerId: string, contentId: string, call?: InventoryCall): Promise<Content>;
  setConcentration(
    containerId: string,
    contentId: string,
    concentration: Schemas['Measurement'],
    call?: InventoryCall,
  ): Promise<Content>;
  remove(containerId: string, contentId: string, call?: InventoryCall): Promise<void>;
}

/** Tubes, and wells of plates. */
export interface Containers extends Storage<
  Container,
  ContainerFilter,
  Schemas['ContainerCreate'],
  Schemas['ContainerUpdate']
> {
  bulkCreate(drafts: Iterable<Schemas['ContainerCreate']>, call?: InventoryCall): AsyncIterable<ItemOutcome<Container>>;
  /** Among others what they hold: `quantity`, and `concentration` where there is one content. */
  bulkUpdate(changes: Iterable<ContainerBulkUpdate>, call?: InventoryCall): AsyncIterable<ItemOutcome<Container>>;
  checkOut(containerIds: readonly string[], options: CheckoutOptions, call?: InventoryCall): Promise<void>;
  reserve(containerIds: readonly string[], options: CheckoutOptions, call?: InventoryCall): Promise<void>;
  checkIn(containerIds: readonly string[], comment?: string, call?: InventoryCall): Promise<void>;
  readonly contents: Contents;
}

/** Plates. */
export type Plates = Storage<Plate, PlateFilter, Schemas['PlateCreate'], Schemas['PlateUpdate']>;

/** Boxes of containers. */
export interface Boxes extends Storage<Box, BoxFilter, Schemas['BoxCreate'], Schemas['BoxUpdate']> {
  contents(boxId: string, call?: InventoryCall): Listing<Container>;
}

/** Rooms, freezers and shelves. */
export type Locations = Storage<
  Location,
  LocationFilter,
  Schemas['LocationCreate'],
  Schemas['LocationUpdate'],
  LocationArchiveReason
>;

/** What to look at. */
export interface SnapshotRequest {
  /** All wells of these. */
  readonly plateIds?: readonly string[];
  /** Tubes, or single wells. */
  readonly containerIds?: readonly string[];
}

/** What containers held when they were looked at. Plain data, so that a step of a workflow can keep it. */
export interface Snapshot {
  readonly wells: readonly Well[];
}

/** A container that was changed. */
export interface WellChange {
  readonly before: Well;
  readonly now: Well;
}

/** What a plan of transfers starts from. */
export interface PlanOptions {
  /** What the containers held when the transfers were thought of. Default: what they hold now. */
  readonly snapshot?: Snapshot;
}

/** What came of sending a ledger. */
export interface TransferReport {
  readonly parts: number;
  /** So many of them had landed before. */
  readonly found: number;
  readonly sent: number;
  /** So many containers this app has lowered itself, as Benchling had left them as they were. */
  readonly lowered: number;
}

/** What a container should hold. */
export type ExpectedLevel = Pick<Level, 'containerId' | 'volumePl'> & Partial<Pick<Level, 'contentIds' | 'label'>>;

/** Whether containers hold what they should. */
export interface Reconciliation {
  readonly compared: number;
  readonly isEqual: boolean;
  readonly differences: readonly WellDifference[];
}

/** A container that does not hold what it should. */
export interface WellDifference {
  readonly containerId: string;
  readonly label: string;
  readonly expectedPl: number | null;
  /** `null` when it is not known. */
  readonly foundPl: number | null;
  /** How much more is in it than should be. */
  readonly differencePl: number | null;
  readonly expectedContentIds: readonly string[];
  readonly foundContentIds: readonly string[];
}

/** Plates, tubes, what is in them, and what is moved between them. */
export interface Inventory {
  readonly containers: Containers;
  readonly plates: Plates;
  readonly boxes: Boxes;
  readonly locations: Locations;
  /** What containers hold, with the times at which they were last changed. */
  snapshot(request: SnapshotRequest, call?: InventoryCall): Promise<Snapshot>;
  /** The containers that were changed since, in any way. */
  changesSince(snapshot: Snapshot, call?: InventoryCall): Promise<readonly WellChange[]>;
  /**
   * Computes what the containers of some transfers hold before and after, in parts of at most 5,000. Keep the ledger, as a
   * step of a workflow does, before you send it: it is by the ledger that what was done is known.
   * @throws {InputError} that lists the transfers that cannot be, as more is taken than is there. Nothing is sent.
   */
  planTransfers(transfers: readonly Transfer[], options?: PlanOptions, call?: InventoryCall): Promise<TransferLedger>;
  /**
   * Sends what has not landed of a ledger and sees it land. Done again, also after a crash or a lost answer, it first looks
   * into the inventory what has landed; the README has what race is left.
   * @throws {InventoryError} `INVENTORY_CHANGED` with the wells that hold what they should not; a person decides.
   */
  transfer(ledger: TransferLedger, call?: InventoryCall): Promise<TransferReport>;
  /** How many parts of a ledger have landed, without sending anything. */
  landed(ledger: TransferLedger, call?: InventoryCall): Promise<Landed>;
  /** Compares what containers hold with what they should, to the picolitre: `finalLevels(ledger)` are such. */
  reconcile(expected: Iterable<ExpectedLevel>, call?: InventoryCall): Promise<Reconciliation>;
}

/** Names the service for the inventory. */
export const inventory: Token<Inventory, 'inventory'> = token<Inventory>()('inventory');
