import { entityFamily, type EntityKind } from '../entities/entity-kind.ts';
import type { Engine } from '../engine/engine.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { DNA, RNA, type Alphabet } from './check-bases.ts';
import { basesFacet } from './nucleotide-members.ts';
import type { Primer } from './primers.ts';
import { sameBases } from './search-bases.ts';
import { checkAnnotations, type FeatureInput } from './sequence-features.ts';
import { writtenStrand } from './strand.ts';

/** Oligos of DNA. */
export const dnaOligo: EntityKind = oligoKind(
  { type: 'dna_oligo', label: 'DNA Oligo', path: '/dna-oligos', listKey: 'dnaOligos', idsKey: 'dnaOligoIds' },
  DNA,
);

/** Oligos of RNA. */
export const rnaOligo: EntityKind = oligoKind(
  { type: 'rna_oligo', label: 'RNA Oligo', path: '/rna-oligos', listKey: 'rnaOligos', idsKey: 'rnaOligoIds' },
  RNA,
);

function oligoKind(names: Omit<Parameters<typeof entityFamily>[0], 'prefix'>, alphabet: Alphabet): EntityKind {
  const family = entityFamily({ ...names, prefix: 'seq_' });
  return {
    family: { ...family, filters: { ...family.filters, bases: sameBases } },
    own: (engine, _principal, sent, before) => {
      const strand = writtenStrand(engine, sent, before, alphabet);
      const molecule = { bases: strand.bases, isCircular: false };
      const annotations = (sent['annotations'] ?? before?.['annotations'] ?? []) as readonly FeatureInput[];
      return {
        members: {
          ...strand,
          length: strand.bases.length,
          nucleotideType: alphabet.name,
          annotations: checkAnnotations(molecule, annotations),
        },
        facets: [basesFacet(molecule)],
      };
    },
    changed: refreshPrimers,
  };
}

/** Shows the present name and bases of an oligo wherever it is bound. */
function refreshPrimers(engine: Engine, oligo: ItemRow): void {
  const { bases } = JSON.parse(oligo.body) as { readonly bases: string };
  for (const row of engine.items.withFacet({ name: 'primer', value: oligo.id })) {
    const body = JSON.parse(row.body) as { readonly primers: readonly Primer[] };
    const primers = body.primers.map((primer) => {
      if (primer.oligoId !== oligo.id) return primer;
      const bound = primer.bases.length - primer.overhangLength;
      return { ...primer, name: oligo.name, bases, overhangLength: Math.max(0, bases.length - bound) };
    });
    engine.items.update({ ...row, body: JSON.stringify({ ...body, primers }) });
  }
}
