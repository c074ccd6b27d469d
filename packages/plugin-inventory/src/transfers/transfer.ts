import type { Schemas } from '@ligase/benchling-api/v2';
import type { Level } from '../levels/well.ts';
import { toQuantity } from '../units/volume.ts';

/** Where something comes from: another container, or an entity or batch of which the inventory does not say where it was. */
export type TransferSource =
  | { readonly containerId: string }
  | { readonly entityId: string; readonly concentration?: Schemas['Measurement'] }
  | { readonly batchId: string; readonly concentration?: Schemas['Measurement'] };

/** A volume that went from somewhere into a container. */
export interface Transfer {
  readonly from: TransferSource;
  /** The id of the container that it went into. */
  readonly to: string;
  /** Whole picolitres. */
  readonly volumePl: number;
  /** To what the container was then filled up, with something that is not recorded, such as water. Default: not filled up. */
  readonly finalVolumePl?: number;
}

/** A transfer as Benchling takes it. */
export function transferBody({ from, to, volumePl, finalVolumePl }: Transfer): Schemas['MultipleContainersTransfer'] {
  const concentration =
    'concentration' in from && from.concentration !== undefined ? { sourceConcentration: from.concentration } : {};
  return {
    destinationContainerId: to,
    ...('containerId' in from && { sourceContainerId: from.containerId }),
    ...('entityId' in from && { sourceEntityId: from.entityId }),
    ...('batchId' in from && { sourceBatchId: from.batchId }),
    ...concentration,
    transferQuantity: toQuantity(volumePl),
    ...(finalVolumePl !== undefined && { finalQuantity: toQuantity(finalVolumePl) }),
  };
}

/** Transfers that are sent in one request, and what must then be in every container that they touch. */
export interface TransferChunk {
  readonly transfers: readonly Transfer[];
  readonly after: readonly Level[];
  /** Of every container that was drawn from: what it held before it was, in this chunk. */
  readonly drawn: readonly Drawn[];
}

/** A container before it was drawn from. */
export interface Drawn {
  readonly containerId: string;
  /** Whole picolitres; `null` when they are not known. */
  readonly volumePl: number | null;
}

/** All transfers of a list, what the containers held before, and what they must hold after each part of it. Plain data. */
export interface TransferLedger {
  readonly id: string;
  readonly before: readonly Level[];
  readonly chunks: readonly TransferChunk[];
}
