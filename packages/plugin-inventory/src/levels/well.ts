import type { Concentration } from '../units/concentration.ts';

/** What a container holds, as far as transfers change it. */
export interface Level {
  readonly containerId: string;
  /** What people call it: `PLATE1 A1`, or the barcode of a tube. */
  readonly label: string;
  /** Whole picolitres; 0 when nothing was ever put in, `null` when it holds something of which the volume is not known. */
  readonly volumePl: number | null;
  /** Ids of the batches and entities in it, in order. */
  readonly contentIds: readonly string[];
}

/** One thing in a well. */
export interface WellContent {
  /** The batch, or the entity where there is no batch: what {@link Level.contentIds} has. */
  readonly id: string;
  /** `null` when the app may not view the entity. */
  readonly entityId: string | null;
  readonly name: string | null;
  readonly concentration: Concentration;
}

/** A container as it was when it was looked at. */
export interface Well extends Level {
  /** The plate or box that it stands in; `null` for a tube elsewhere. */
  readonly holderId: string | null;
  /** `A1`; `null` for a tube that stands in no plate or box. */
  readonly position: string | null;
  readonly barcode: string | null;
  readonly contents: readonly WellContent[];
  readonly modifiedAt: string;
  readonly isArchived: boolean;
  /** Who has it, or has it reserved. */
  readonly checkout: { readonly status: 'AVAILABLE' | 'RESERVED' | 'CHECKED_OUT'; readonly assigneeId: string | null };
  readonly isRestricted: boolean;
}
