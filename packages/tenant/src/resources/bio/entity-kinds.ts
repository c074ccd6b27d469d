import { mixture } from '../../chemistry/mixture.ts';
import { molecule } from '../../chemistry/molecule.ts';
import type { EntityKind } from '../../entities/entity-kind.ts';
import { aaSequence } from '../../sequences/aa-sequence.ts';
import { dnaSequence } from '../../sequences/dna-sequence.ts';
import { dnaOligo, rnaOligo } from '../../sequences/oligo.ts';
import { rnaSequence } from '../../sequences/rna-sequence.ts';
import { customEntity } from '../custom-entities.ts';

/** Every kind of entity. */
export const entityKinds: readonly EntityKind[] = [
  dnaSequence,
  rnaSequence,
  aaSequence,
  dnaOligo,
  rnaOligo,
  molecule,
  mixture,
  customEntity,
];
