import { forbidden, invalidRequest, notFound } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Condition } from '../../engine/filter.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Principal } from '../../identity/principal.ts';
import type { FeatureBody } from '../../sequences/library-feature.ts';

/** Who may see and edit feature libraries: their owner, or the members and the admins of the organization that owns them. */
export interface LibraryRights {
  /** The libraries that a principal sees. */
  seen(principal: Principal): Condition[];
  /** The features in them. */
  seenFeatures(principal: Principal): Condition[];
  /** @throws {TenantApiError} 404 */
  ofPath(principal: Principal, id: string): ItemRow;
  /** @throws {TenantApiError} 400 */
  ofBody(principal: Principal, id: string, member: string): ItemRow;
  /** @throws {TenantApiError} 404 */
  featureOfPath(principal: Principal, id: string): ItemRow;
  /** @throws {TenantApiError} 403 */
  demandEdit(principal: Principal, library: ItemRow): void;
  /** Who owns what the principal makes. @throws {TenantApiError} 400, 403 */
  newOwner(principal: Principal, organizationId: string | undefined): string;
}

/** Reads the rights from memberships. */
export function libraryRights({ context, items }: Engine): LibraryRights {
  const memberships = context.db.prepare<{ group_id: string; role: string }>(
    'SELECT group_id, role FROM memberships WHERE principal_id = ?',
  );
  const isOrganization = context.db.prepare<{ id: string }>('SELECT id FROM organizations WHERE id = ?');
  const owners = ({ id }: Principal, role?: string): string[] => [
    id,
    ...memberships
      .all(id)
      .filter((membership) => role === undefined || membership.role === role)
      .map((membership) => membership.group_id),
  ];
  const see = (principal: Principal, id: string): ItemRow | undefined => {
    const row = items.get(id);
    if (row?.type !== 'feature_library') return undefined;
    return principal.isTenantAdmin || owners(principal).includes(ownerOf(row)) ? row : undefined;
  };
  const LIBRARIES = "SELECT pk FROM item_facets WHERE name = 'owner' AND value IN (SELECT value FROM json_each(?))";
  return {
    seen: (principal) =>
      principal.isTenantAdmin ? [] : [{ sql: `pk IN (${LIBRARIES})`, values: [JSON.stringify(owners(principal))] }],
    seenFeatures: (principal) =>
      principal.isTenantAdmin
        ? []
        : [
            {
              sql: `pk IN (SELECT pk FROM item_facets WHERE name = 'featureLibrary' AND value IN
                (SELECT id FROM items WHERE pk IN (${LIBRARIES})))`,
              values: [JSON.stringify(owners(principal))],
            },
          ],
    ofPath: (principal, id) => {
      const row = see(principal, id);
      if (!row) throw notFound(id);
      return row;
    },
    ofBody: (principal, id, member) => {
      const row = see(principal, id);
      if (!row) {
        throw invalidRequest(
          `Invalid ${member}: ${id}. It does not exist or you may not have permissions to view it.`,
          {
            invalidId: id,
          },
        );
      }
      return row;
    },
    featureOfPath: (principal, id) => {
      const row = items.get(id);
      if (row?.type !== 'feature') throw notFound(id);
      if (!see(principal, (JSON.parse(row.body) as FeatureBody).featureLibraryId)) throw notFound(id);
      return row;
    },
    demandEdit: (principal, library) => {
      if (principal.isTenantAdmin || owners(principal, 'ADMIN').includes(ownerOf(library))) return;
      throw forbidden(
        library.id,
        `Only its owner or an admin of the organization may edit ${library.name} (${library.id}).`,
      );
    },
    newOwner: (principal, organizationId) => {
      if (organizationId === undefined) return principal.id;
      const seen = principal.isTenantAdmin || owners(principal).includes(organizationId);
      if (!isOrganization.get(organizationId) || !seen) {
        throw invalidRequest(`Invalid organizationId: ${organizationId}.`, { invalidId: organizationId });
      }
      if (principal.isTenantAdmin || owners(principal, 'ADMIN').includes(organizationId)) return organizationId;
      throw forbidden(organizationId, 'Only an admin of the organization may make it a feature library.');
    },
  };
}

function ownerOf(library: ItemRow): string {
  return (JSON.parse(library.body) as { readonly ownerId: string }).ownerId;
}
