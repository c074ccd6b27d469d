import type { Benchling, Listing } from '@ligase/core';
import type { WireItem } from './registry-item.ts';

/** What can be registered. */
export type EntityKind =
  | 'custom-entity'
  | 'dna-sequence'
  | 'rna-sequence'
  | 'aa-sequence'
  | 'dna-oligo'
  | 'rna-oligo'
  | 'molecule'
  | 'mixture';

/** What stands in a freezer and has a barcode. */
export type InventoryKind = 'container' | 'box' | 'plate';

/** What can be found and opened. */
export type ItemKind = EntityKind | InventoryKind | 'entry';

/** Which items of a kind to list; as much as all kinds have in common. */
export interface ItemQuery {
  readonly name?: string;
  readonly nameIncludes?: string;
  readonly archiveReason: 'NOT_ARCHIVED' | 'ANY_ARCHIVED_OR_NOT_ARCHIVED';
  readonly pageSize: number;
}

interface Call {
  readonly signal: AbortSignal | undefined;
}

type ListCall = Call & { readonly prefetch: false };

/** How a kind is read. */
export interface KindReader {
  readonly list: (api: Benchling, query: ItemQuery, call: ListCall) => Listing<WireItem>;
  /** By the code that people read off the thing itself, or the id that Benchling prints on a page. */
  readonly listByCode?: (api: Benchling, code: string, query: ItemQuery, call: ListCall) => Listing<WireItem>;
  readonly get: (api: Benchling, id: string, call: Call) => Promise<WireItem>;
  /** What the ids of the kind begin with. */
  readonly prefix: string;
}

// The bases and annotations of a plasmid are a thousand times what is shown of it.
const shown =
  'id name entityRegistryId aliases length folderId webURL schema.name fields.*.displayValue fields.*.textValue archiveRecord.reason';
const narrowed = (key: string): { readonly returning: string } => ({
  returning: shown
    .split(' ')
    .map((member) => `${key}.${member}`)
    .join(','),
});

/** Every kind, by its name. */
export const itemKinds: Readonly<Record<ItemKind, KindReader>> = {
  'custom-entity': {
    prefix: 'bfi',
    list: (api, query, call) => api.list('GET /custom-entities', { query, ...call }),
    get: (api, id, call) =>
      api.request('GET /custom-entities/{custom_entity_id}', { path: { custom_entity_id: id }, ...call }),
  },
  'dna-sequence': {
    prefix: 'seq',
    list: (api, query, call) =>
      api.list('GET /dna-sequences', { query: { ...query, ...narrowed('dnaSequences') }, ...call }),
    get: (api, id, call) =>
      api.request('GET /dna-sequences/{dna_sequence_id}', { path: { dna_sequence_id: id }, ...call }),
  },
  'rna-sequence': {
    prefix: 'seq',
    list: (api, query, call) =>
      api.list('GET /rna-sequences', { query: { ...query, ...narrowed('rnaSequences') }, ...call }),
    get: (api, id, call) =>
      api.request('GET /rna-sequences/{rna_sequence_id}', { path: { rna_sequence_id: id }, ...call }),
  },
  'dna-oligo': {
    prefix: 'seq',
    list: (api, query, call) => api.list('GET /dna-oligos', { query, ...call }),
    get: (api, id, call) => api.request('GET /dna-oligos/{oligo_id}', { path: { oligo_id: id }, ...call }),
  },
  'rna-oligo': {
    prefix: 'seq',
    list: (api, query, call) => api.list('GET /rna-oligos', { query, ...call }),
    get: (api, id, call) => api.request('GET /rna-oligos/{oligo_id}', { path: { oligo_id: id }, ...call }),
  },
  'aa-sequence': {
    prefix: 'prtn',
    list: (api, query, call) =>
      api.list('GET /aa-sequences', { query: { ...query, ...narrowed('aaSequences') }, ...call }),
    get: (api, id, call) =>
      api.request('GET /aa-sequences/{aa_sequence_id}', { path: { aa_sequence_id: id }, ...call }),
  },
  molecule: {
    prefix: 'mol',
    list: (api, query, call) => api.list('GET /molecules', { query, ...call }),
    get: (api, id, call) => api.request('GET /molecules/{molecule_id}', { path: { molecule_id: id }, ...call }),
  },
  mixture: {
    prefix: 'mxt',
    list: (api, query, call) => api.list('GET /mixtures', { query, ...call }),
    get: (api, id, call) => api.request('GET /mixtures/{mixture_id}', { path: { mixture_id: id }, ...call }),
  },
  container: {
    prefix: 'con',
    list: (api, query, call) => api.list('GET /containers', { query, ...call }),
    listByCode: (api, code, query, call) =>
      api.list('GET /containers', { query: { ...query, barcodes: code }, ...call }),
    get: (api, id, call) => api.request('GET /containers/{container_id}', { path: { container_id: id }, ...call }),
  },
  box: {
    prefix: 'box',
    list: (api, query, call) => api.list('GET /boxes', { query, ...call }),
    listByCode: (api, code, query, call) => api.list('GET /boxes', { query: { ...query, barcodes: code }, ...call }),
    get: (api, id, call) => api.request('GET /boxes/{box_id}', { path: { box_id: id }, ...call }),
  },
  plate: {
    prefix: 'plt',
    list: (api, query, call) => api.list('GET /plates', { query, ...call }),
    listByCode: (api, code, query, call) => api.list('GET /plates', { query: { ...query, barcodes: code }, ...call }),
    get: (api, id, call) => api.request('GET /plates/{plate_id}', { path: { plate_id: id }, ...call }),
  },
  entry: {
    prefix: 'etr',
    list: (api, { nameIncludes: _noSuchFilter, ...query }, call) => api.list('GET /entries', { query, ...call }),
    listByCode: (api, code, query, call) =>
      api.list('GET /entries', { query: { ...query, displayIds: code }, ...call }),
    get: async (api, id, call) =>
      (await api.request('GET /entries/{entry_id}', { path: { entry_id: id }, ...call })).entry ?? {},
  },
};

/** Kinds that are looked through when nobody says which. */
export const usualKinds: readonly ItemKind[] = [
  'custom-entity',
  'dna-sequence',
  'rna-sequence',
  'aa-sequence',
  'dna-oligo',
  'rna-oligo',
];
