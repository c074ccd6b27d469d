import { invalidRequest } from '../api-error.ts';
import type { Engine } from '../engine/engine.ts';
import type { Facet } from '../engine/item-store.ts';
import { allOf } from '../engine/paging.ts';
import type { Schema } from '../engine/schema.ts';

const RESIDUES = new Set(['bases', 'aminoAcids', 'structure']);

/**
 * Sees to it that no two registered items of a schema have in common what its constraint names.
 * An item that lacks one of them is like no other.
 * @throws {TenantApiError} 400 naming the item that is the same.
 */
export function demandUnique(
  { context }: Engine,
  registryId: string,
  { id: schemaId, name, constraint, fieldDefinitions }: Schema,
  entity: { readonly id: string; readonly name: string; readonly facets: readonly Facet[] },
): void {
  const { fieldDefinitionNames = [], hasUniqueResidues = false } = constraint ?? {};
  const wanted = fieldDefinitionNames.map((fieldName) => {
    const id = fieldDefinitions.find((field) => field.name === fieldName)?.id;
    return entity.facets.filter((facet) => facet.name === `field:${id}`);
  });
  if (hasUniqueResidues) wanted.push(entity.facets.filter((facet) => RESIDUES.has(facet.name)));
  if (wanted.length === 0 || wanted.some((facets) => facets.length === 0)) return;
  const same = allOf([
    { sql: 'registry_id = ? AND schema_id = ? AND id <> ?', values: [registryId, schemaId, entity.id] },
    ...wanted.flat().map((facet) => ({
      sql: 'pk IN (SELECT pk FROM item_facets WHERE name = ? AND value = ?)',
      values: [facet.name, facet.value],
    })),
  ]);
  const found = context.db
    .prepare<{ id: string; name: string }>(`SELECT id, name FROM items WHERE ${same.sql} LIMIT 1`)
    .get(...same.values);
  if (!found) return;
  const common = [...fieldDefinitionNames, ...(hasUniqueResidues ? ['residues'] : [])].join(', ');
  throw invalidRequest(
    `${entity.name} cannot be registered: ${found.name} (${found.id}) has the same ${common}, which schema ${name} wants to be unique.`,
  );
}
