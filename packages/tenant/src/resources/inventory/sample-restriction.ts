import { invalidRequest, TenantApiError } from '../../api-error.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { placement } from '../../engine/rights.ts';
import type { Principal } from '../../identity/principal.ts';
import { containerBody, type ContainerBody, type Restriction } from './container-body.ts';
import { type InventoryBase } from './inventory-base.ts';
import { demandSampleParties, isAmong } from './parties.ts';

/** What requests may say of who may use a container. */
export type RestrictionInput = { readonly [Member in keyof Restriction]?: Restriction[Member] };

/** @throws {TenantApiError} 403 naming every restricted container that the principal is no sample user of. */
export function demandSampleUser({ engine }: InventoryBase, principal: Principal, rows: readonly ItemRow[]): void {
  const invalidIds = rows
    .filter((row) => row.type === 'container')
    .filter((row) => {
      const { restrictionStatus, restrictedSamplePartyIds } = containerBody(row);
      return restrictionStatus === 'RESTRICTED' && !isAmong(engine, principal, restrictedSamplePartyIds);
    })
    .map(({ id }) => id);
  if (invalidIds.length === 0) return;
  throw new TenantApiError(
    403,
    'invalid_request_error',
    `You are not a restricted sample user of ${invalidIds.join(', ')}.`,
    { invalidIds },
  );
}

/**
 * The restriction of a container after a request. What is restricted is for its sample owners to change, and for who
 * administers its project or registry.
 * @throws {TenantApiError} 400, 403
 */
export function changedRestriction(
  base: InventoryBase,
  principal: Principal,
  before: ContainerBody,
  sent: RestrictionInput,
  row?: ItemRow,
): Restriction {
  const { engine } = base;
  const {
    restrictionStatus = before.restrictionStatus,
    restrictedSamplePartyIds = before.restrictedSamplePartyIds,
    sampleOwnerIds = before.sampleOwnerIds,
  } = sent;
  const after: Restriction = {
    restrictionStatus,
    restrictedSamplePartyIds: [...new Set(restrictedSamplePartyIds)],
    sampleOwnerIds: [...new Set(sampleOwnerIds)],
  };
  if (JSON.stringify(after) === JSON.stringify(restrictionOf(before))) return after;
  if (before.isWell)
    throw invalidRequest('The wells of a well plate have no restriction status, restricted sample parties or owners.');
  if (restrictionStatus === 'NOT_APPLICABLE')
    throw invalidRequest('Invalid restrictionStatus: NOT_APPLICABLE. It takes RESTRICTED or UNRESTRICTED.');
  demandSampleParties(engine, after.restrictedSamplePartyIds, 'restrictedSamplePartyIds');
  demandSampleParties(engine, after.sampleOwnerIds, 'sampleOwnerIds');
  const isAdmin = row && engine.context.access.decide(principal, 'admin', placement(row)) === 'allowed';
  if (
    row &&
    before.restrictionStatus === 'RESTRICTED' &&
    !isAdmin &&
    !isAmong(engine, principal, before.sampleOwnerIds)
  ) {
    const message = `Only the sample owners of ${row.name} (${row.id}) may change who uses it.`;
    throw new TenantApiError(403, 'invalid_request_error', message, { invalidIds: [row.id] });
  }
  return after;
}

/** The part of a container's body that says who may use it. */
export function restrictionOf({
  restrictionStatus,
  restrictedSamplePartyIds,
  sampleOwnerIds,
}: Restriction): Restriction {
  return { restrictionStatus, restrictedSamplePartyIds, sampleOwnerIds };
}
