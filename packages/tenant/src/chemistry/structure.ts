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
}

export type StructureFormat = 'smiles' | 'molfile';

/** Reads a chemical structure. @throws {TenantApiError} 400 when it is none. */
export function readStructure(value: string, format: StructureFormat, member: string): Structure {
  const molecule = read(value, format, member);
  const { relativeWeight, absoluteWeight } = molecule.getMolecularFormula();
  return {
    canonicalSmiles: molecule.toIsomericSmiles({ includeMapping: true }),
    molecularWeight: rounded(relativeWeight),
    exactWeight: rounded(absoluteWeight),
  };
}

/** Tells of molecules, by their SMILES, whether a structure is in them. @throws {TenantApiError} 400 when it is none. */
export function readSubstructure(
  value: string,
  format: StructureFormat,
  member: string,
): (moleculeSmiles: string) => boolean {
  const fragment = read(value, format, member);
  fragment.setFragment(true);
  const { SSSearcher } = library();
  const searcher = new SSSearcher();
  searcher.setFragment(fragment);
  return (moleculeSmiles) => {
    searcher.setMolecule(read(moleculeSmiles, 'smiles', member));
    return searcher.isFragmentInMolecule();
  };
}

function read(value: string, format: StructureFormat, member: string): OpenChemLib.Molecule {
  const { Molecule } = library();
  const fault = (why: string): Error =>
    invalidRequest(`Invalid ${member}: it is no chemical structure in ${format} format${why}.`);
  let molecule: OpenChemLib.Molecule;
  try {
    // Places for the atoms on paper take most of the time, and nobody looks at them.
    molecule = format === 'smiles' ? Molecule.fromSmiles(value, { noCoordinates: true }) : Molecule.fromMolfile(value);
  } catch (error) {
    throw fault(` (${String(error).split('\n')[0]})`);
  }
  if (molecule.getAllAtoms() === 0) throw fault(': it has no atoms');
  return molecule;
}

function rounded(weight: number): number {
  return Math.round(weight * 1e4) / 1e4;
}

// Loaded when the first structure is read: it takes as long as the rest of the tenant's start.
const require = createRequire(import.meta.url);

function library(): typeof OpenChemLib {
  return require('openchemlib') as typeof OpenChemLib;
}
