import type { Engine } from '../../engine/engine.ts';
import type { Feature } from '../../feature.ts';
import { aaSequences } from './aa-sequences.ts';
import { alignments } from './alignments.ts';
import { autoAnnotate } from './auto-annotate.ts';
import { autofill } from './autofill.ts';
import { codonOperations } from './codon-operations.ts';
import { findMatchingRegions } from './find-matching-regions.ts';
import { entities } from './entities.ts';
import { facts } from './facts.ts';
import { featureLibraries } from './feature-libraries.ts';
import { mixtures } from './mixtures.ts';
import { molecules } from './molecules.ts';
import { monomers } from './monomers.ts';
import { dnaOligos, oligos, rnaOligos } from './oligos.ts';
import { rnaSequences } from './rna-sequences.ts';

/** Sequences, molecules and mixtures. */
export function bioFeatures(engine: Engine): readonly Feature[] {
  return [
    aaSequences(engine),
    rnaSequences(engine),
    dnaOligos(engine),
    rnaOligos(engine),
    oligos(engine),
    molecules(engine),
    mixtures(engine),
    entities(engine),
    featureLibraries(engine),
    monomers(engine),
    facts(engine),
    alignments(engine),
    {
      name: 'sequence-tools',
      operations: {
        ...autoAnnotate(engine),
        ...autofill(engine),
        ...findMatchingRegions(engine),
        ...codonOperations(engine),
      },
    },
  ];
}
