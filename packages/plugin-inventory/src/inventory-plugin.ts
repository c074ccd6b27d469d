import { randomUUID } from 'node:crypto';
import { benchling, clock, CompositionError, definePlugin, InputError, type Plugin } from '@ligase/core';
import { inventory, type Inventory } from './contract.ts';
import { changesSince } from './levels/changes-since.ts';
import { reconcile } from './levels/reconcile.ts';
import { snapshot } from './levels/snapshot.ts';
import { createBoxes } from './storage/create-boxes.ts';
import { createContainers } from './storage/create-containers.ts';
import { createLocations } from './storage/create-locations.ts';
import { createPlates } from './storage/create-plates.ts';
import { look, type TransferContext } from './transfers/land-chunk.ts';
import { planTransfers } from './transfers/plan-transfers.ts';
import { sendTransfers } from './transfers/send-transfers.ts';

/** So many transfers Benchling takes in one request. */
const mostPerRequest = 5_000;

/** What an app says of its tenant. */
export interface InventoryOptions {
  /**
   * Whether a transfer from a container also lowers what is in it, which Benchling does not document. `find-out`: it is looked
   * at after each part, and what was not lowered is lowered by this app. `yes`: a source that was not lowered is an error.
   * Default: `find-out`.
   */
  readonly sourcesAreLowered?: 'find-out' | 'yes';
  /** How long a request of which no answer came may still be done by Benchling. Default: 120,000. */
  readonly settleMs?: number;
  /** How many transfers go into one request, up to 5,000, which is the default. */
  readonly transfersPerRequest?: number;
  /** Makes the ids of ledgers. Default: random ones. */
  readonly newId?: () => string;
}

/**
 * Gives an app the inventory: containers, plates, boxes and locations, what is in them, and transfers that are done once.
 *
 * @throws {CompositionError} `APP_INVALID` for a number that cannot be one of these.
 */
export function inventoryPlugin(
  options: InventoryOptions = {},
): Plugin<'inventory', { readonly benchling: typeof benchling; readonly clock: typeof clock }, Inventory, 'inventory'> {
  const { sourcesAreLowered = 'find-out', settleMs = 120_000, newId = randomUUID } = options;
  const { transfersPerRequest = mostPerRequest } = options;
  demandWhole('transfersPerRequest', transfersPerRequest, 1, mostPerRequest);
  demandWhole('settleMs', settleMs, 0, Number.MAX_SAFE_INTEGER);
  return definePlugin({
    name: 'inventory',
    requires: { benchling, clock },
    provides: inventory,
    setup({ deps: { benchling, clock } }): Inventory {
      const context: TransferContext = {
        benchling,
        clock,
        settleMs,
        mayLeaveSources: sourcesAreLowered === 'find-out',
      };
      // Of what was planned here and never sent, nothing can be under way.
      const unsent = new Set<string>();
      const sending = new Set<string>();
      return {
        containers: createContainers(benchling),
        plates: createPlates(benchling),
        boxes: createBoxes(benchling),
        locations: createLocations(benchling),
        snapshot: (request, call = {}) => snapshot(benchling, request, call),
        changesSince: (before, call = {}) => changesSince(benchling, before, call),
        async planTransfers(transfers, planOptions = {}, call = {}) {
          const ledger = await planTransfers(
            { benchling, id: newId(), transfersPerRequest },
            transfers,
            planOptions,
            call,
          );
          unsent.add(ledger.id);
          return ledger;
        },
        async transfer(ledger, call = {}) {
          if (sending.has(ledger.id))
            throw new InputError(
              'INPUT_INVALID',
              `The transfers of ledger ${ledger.id} are being sent already. Wait for those.`,
            );
          sending.add(ledger.id);
          try {
            return await sendTransfers(context, ledger, unsent.delete(ledger.id), call);
          } finally {
            sending.delete(ledger.id);
          }
        },
        landed: (ledger, call = {}) => look(context, ledger, call),
        reconcile: (expected, call = {}) => reconcile(benchling, expected, call),
      };
    },
  });
}

function demandWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new CompositionError(
    'APP_INVALID',
    `inventoryPlugin takes a whole number from ${least} to ${most} for ${name}; got ${value}`,
  );
}
