import { createRequire } from 'node:module';
import type * as OpenChemLib from 'openchemlib';
import { invalidRequest } from '../api-error.ts';

/** A structure that was read. */
export interface Structure {
  readonly canonicalSmiles: string;
  /** Grams per mole, of the natural mix of isotopes. */
  readonly molecularWeight: number;
  /** Of the most common isotopes. */
  readonly exactWeight: number;
  /** Whether the other structure is in this one. */
  readonly contains: (part: Structure) => boolean;
}

export type StructureFormat = 'smiles' | 'molfile';

/**
 * Reads a chemical structure.
 * @throws {TenantApiError} 400 when it is none.
 */
export function readStructure(value: string, format: StructureFormat, member: string): Structure {
  const { Molecule } = library();
  const fault = (why: string): Error =>
    invalidRequest(`Invalid ${member}: it is no chemical structure in ${format} format${why}.`);
  let molecule: OpenChemLib.Molecule;
  try {
    molecule = format === 'smiles' ? Molecule.fromSmiles(value) : Molecule.fromMolfile(value);
  } catch (error) {
    throw fault(` (${String(error).split('\n')[0]})`);
  }
  if (molecule.getAllAtoms() === 0) throw fault(': it has no atoms');
  return structureOf(molecule);
}

function structureOf(molecule: OpenChemLib.Molecule): Structure {
  const { relativeWeight, absoluteWeight } = molecule.getMolecularFormula();
  const canonicalSmiles = molecule.toIsomericSmiles();
  return {
    canonicalSmiles,
    molecularWeight: rounded(relativeWeight),
    exactWeight: rounded(absoluteWeight),
    contains: ({ canonicalSmiles: part }) => contains(molecule, part),
  };
}

function contains(molecule: OpenChemLib.Molecule, partSmiles: string): boolean {
  const { Molecule, SSSearcher } = library();
  const fragment = Molecule.fromSmiles(partSmiles);
  fragment.setFragment(true);
  const searcher = new SSSearcher();
  searcher.setFragment(fragment);
  searcher.setMolecule(molecule);
  return searcher.isFragmentInMolecule();
}

function rounded(weight: number): number {
  return Math.round(weight * 1e4) / 1e4;
}

// Loaded when the first structure is read: it takes as long as the rest of the tenant's start.
const require = createRequire(import.meta.url);

function library(): typeof OpenChemLib {
  return require('openchemlib') as typeof OpenChemLib;
}
