import type { Engine } from '../../engine/engine.ts';
import type { Feature } from '../../feature.ts';
import { aaSequences } from './aa-sequences.ts';
import { entities } from './entities.ts';
import { mixtures } from './mixtures.ts';
import { molecules } from './molecules.ts';
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
  ];
}
