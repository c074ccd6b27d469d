import { invalidRequest } from '../api-error.ts';
import type { Principal } from '../identity/principal.ts';
import type { Engine } from '../engine/engine.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { demand, itemOfBody } from '../engine/rights.ts';
import type { Schema } from '../engine/schema.ts';

/** The folder that something is put into. @throws {TenantApiError} 400, 403 */
export function openFolder(engine: Engine, principal: Principal, folderId: string): ItemRow {
  const folder = itemOfBody(engine, principal, 'folder', folderId, 'folderId');
  demand(engine, principal, 'append', folder);
  if (folder.archive_reason !== null) throw invalidRequest(`Folder ${folder.name} (${folder.id}) is archived.`);
  return folder;
}

/** The registry that something of a schema is put into. @throws {TenantApiError} 400, 403 */
export function openRegistry(
  engine: Engine,
  principal: Principal,
  registryId: string,
  schema: Schema | undefined,
): Schema {
  const registry = itemOfBody(engine, principal, 'registry', registryId, 'registryId');
  demand(engine, principal, 'append', registry);
  if (!schema) throw invalidRequest('schemaId is a required field for what is registered');
  if (schema.registryId !== registry.id) {
    throw invalidRequest(`Schema ${schema.name} (${schema.id}) is not of registry ${registry.name} (${registry.id}).`);
  }
  return schema;
}

/** @throws {TenantApiError} 400 when an id is nobody's. */
export function demandParties(engine: Engine, ids: readonly string[], member: string): void {
  const invalidIds = ids.filter((id) => !engine.context.identity.party(id));
  if (invalidIds.length > 0) throw invalidRequest(`Invalid ${member}: ${invalidIds.join(', ')}.`, { invalidIds });
}
