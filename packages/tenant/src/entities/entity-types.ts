/** The kinds of entities: what can be registered, and what an entity link may point to. */
export const entityTypes = [
  'dna_sequence',
  'rna_sequence',
  'aa_sequence',
  'dna_oligo',
  'rna_oligo',
  'molecule',
  'mixture',
  'custom_entity',
] as const;
