import { invalidRequest } from '../../api-error.ts';
import { updateItem } from '../../engine/write-item.ts';
import type { ServedOperation } from '../../feature.ts';
import type { Call } from '../../request.ts';
import { containerBody, changedFacets, type Checkout, type ContainerBody } from './container-body.ts';
import type { StorageFamily } from './create-storage.ts';
import { type InventoryBase } from './inventory-base.ts';
import { sampleParty } from './parties.ts';
import { demandSampleUser } from './sample-restriction.ts';
import { demandEditable } from './update-storage.ts';
import { storedOfBody } from './stored-rights.ts';

interface CheckoutBody {
  readonly containerIds: readonly string[];
  readonly assigneeId: string;
  readonly comment?: string;
}

/** Keeping containers for someone, giving them out and taking them back. */
export function checkoutOperations(base: InventoryBase, family: StorageFamily): Record<string, ServedOperation> {
  const { engine } = base;
  const { clock } = engine.context;
  const set = (call: Call, verb: string, checkout: Omit<Checkout, 'modifiedAt'>): { readonly body: object } => {
    const { containerIds } = call.body as Pick<CheckoutBody, 'containerIds'>;
    const rows = containerIds.map((id) => storedOfBody(base, call.principal, 'container', id, 'containerIds'));
    for (const row of rows) demandEditable(base, call, row);
    demandSampleUser(base, call.principal, rows);
    for (const row of rows) {
      const before = containerBody(row);
      const body: ContainerBody = { ...before, checkout: { ...checkout, modifiedAt: clock.now() } };
      updateItem(
        engine,
        call,
        family,
        row,
        { ...row, body: JSON.stringify(body) },
        {
          verb,
          properties: [{ property: 'checkoutRecord', from: before.checkout, to: body.checkout }],
          index: { facets: changedFacets(engine.items.facets(row.id), body), names: [] },
        },
      );
    }
    return { body: {} };
  };
  const assign = (call: Call, verb: string, status: Checkout['status']): { readonly body: object } => {
    const { assigneeId, comment = '' } = call.body as CheckoutBody;
    if (!sampleParty(engine, assigneeId))
      throw invalidRequest(`Invalid assigneeId: ${assigneeId}. It takes the id of a user or a team.`, {
        invalidId: assigneeId,
      });
    return set(call, verb, { status, assigneeId, comment });
  };
  return {
    checkoutContainers: { support: 'faithful', handle: (call) => assign(call, 'Checked out', 'CHECKED_OUT') },
    reserveContainers: { support: 'faithful', handle: (call) => assign(call, 'Reserved', 'RESERVED') },
    checkinContainers: {
      support: 'faithful',
      handle: (call) => {
        const { comments = '' } = call.body as { readonly comments?: string };
        return set(call, 'Checked in', { status: 'AVAILABLE', assigneeId: null, comment: comments });
      },
    },
  };
}
