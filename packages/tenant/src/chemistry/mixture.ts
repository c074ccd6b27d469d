import { invalidRequest } from '../api-error.ts';
import { entityFamily, type EntityBody, type EntityInput, type EntityKind } from '../entities/entity-kind.ts';
import type { Engine } from '../engine/engine.ts';
import { facetAllOf, facetAnyOf } from '../engine/filters.ts';
import type { ItemRow } from '../engine/item-row.ts';
import type { Lookup } from '../engine/lookup.ts';
import { schemaOf } from '../engine/schema.ts';
import { checkAmount, scaledAmount, type Amount } from './amounts.ts';
import { checkIngredients, type StoredIngredient } from './ingredients.ts';

/** What a mixture has that other entities have not. */
interface MixtureBody extends EntityBody, Amount {
  readonly ingredients: readonly StoredIngredient[];
}

/** What the schema of mixtures says of its ingredients; set where the schema is made. */
export interface MixtureSettings {
  /** Whether ingredients have amounts. Default yes. */
  readonly allowMeasuredIngredients?: boolean;
  /** How the lot of an ingredient is said. Default not at all. */
  readonly componentLotFormat?: 'inventory' | 'text' | null;
}

const family = entityFamily({
  type: 'mixture',
  label: 'Mixture',
  prefix: 'mxt_',
  path: '/mixtures',
  listKey: 'mixtures',
  idsKey: 'mixtureIds',
});

/** Mixtures of other entities, such as buffers and media, and the recipes that they are made from. */
export const mixture: EntityKind = {
  family: {
    ...family,
    head: (row, lookup) => ({ ...family.head(row, lookup), ...mixtureMembers(row, lookup) }),
    headOnly: true,
    filters: {
      ...family.filters,
      ingredientComponentEntityIds: facetAllOf('ingredient'),
      'ingredientComponentEntityIds.anyOf': facetAnyOf('ingredient'),
    },
  },
  own: (engine, principal, sent, before) => {
    const known = before as MixtureBody | undefined;
    const total = checkAmount(
      {
        amount: (sent['amount'] ?? known?.amount ?? null) as string | null,
        units: (sent['units'] === undefined ? (known?.units ?? null) : sent['units']) as string | null,
      },
      'mixture',
    );
    const settings = settingsOf(engine, sent);
    if (namesParent(engine, sent) && sent['ingredients'] === undefined) {
      throw invalidRequest('ingredients is a required field when the parent mixture is set');
    }
    const ingredients = checkIngredients(engine, principal, sent['ingredients'], known?.ingredients ?? [], settings);
    return {
      members: { ...total, ingredients },
      facets: ingredients.map(({ componentEntityId }) => ({ name: 'ingredient', value: componentEntityId })),
    };
  },
};

function mixtureMembers(row: ItemRow, lookup: Lookup): Record<string, unknown> {
  const { ingredients, ...body } = JSON.parse(row.body) as MixtureBody;
  const schema = row.schema_id === null ? undefined : lookup.item(row.schema_id);
  const { allowMeasuredIngredients = true } = schema ? (JSON.parse(schema.body) as MixtureSettings) : {};
  const parentRow = parentOf(row, lookup);
  const parent = parentRow && (JSON.parse(parentRow.body) as MixtureBody);
  return {
    ...body,
    allowMeasuredIngredients,
    ingredients: ingredients.map((one) => {
      const inherited = parent?.ingredients.find((other) => other.componentEntityId === one.componentEntityId);
      return {
        componentEntity: labels(lookup, one.componentEntityId),
        componentLotEntity: one.componentLotEntityId === null ? null : labels(lookup, one.componentLotEntityId),
        componentLotContainer:
          one.componentLotContainerId === null ? null : container(lookup, one.componentLotContainerId),
        componentLotText: one.componentLotText,
        catalogIdentifier: one.catalogIdentifier,
        notes: one.notes,
        amount: one.amount,
        units: one.units,
        hasParent: inherited !== undefined,
        targetAmount: inherited && parent ? scaledAmount(inherited, parent, body, one.units) : null,
      };
    }),
  };
}

/** The mixture that a mixture is made from, if it may be seen: what its schema's one link to mixtures points to. */
function parentOf(row: ItemRow, lookup: Lookup): ItemRow | undefined {
  const { fields } = JSON.parse(row.body) as MixtureBody;
  const link = Object.values(fields).find(({ type }) => type === 'mixture_link');
  return typeof link?.value === 'string' ? lookup.seen(link.value) : undefined;
}

function namesParent(engine: Engine, { schemaId, fields = {} }: EntityInput): boolean {
  const row = engine.items.get(schemaId ?? '');
  const links = row ? schemaOf(row).fieldDefinitions.filter(({ type }) => type === 'mixture_link') : [];
  return links.some(({ name }) => (fields[name]?.value ?? null) !== null);
}

function settingsOf(engine: Engine, { schemaId }: EntityInput): MixtureSettings {
  const row = engine.items.get(schemaId ?? '');
  return row?.type === 'entity_schema' ? (JSON.parse(row.body) as MixtureSettings) : {};
}

function labels(lookup: Lookup, id: string): object {
  return { id, name: lookup.nameOf(id), entityRegistryId: lookup.seen(id)?.entity_registry_id ?? null };
}

function container(lookup: Lookup, id: string): object {
  const barcode = lookup.seen(id) && lookup.barcodeOf(id);
  return { id, name: lookup.nameOf(id), ...(barcode && { barcode }) };
}
