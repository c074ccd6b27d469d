import { invalidRequest } from '../api-error.ts';
import type { EntityBody, EntityInput } from '../entities/entity-kind.ts';
import type { Engine } from '../engine/engine.ts';
import { type Alphabet, checkBases } from './check-bases.ts';
import { readNotation } from './custom-notation.ts';
import { naturalStrand, parseHelm, writeHelm, type Nucleotide } from './helm.ts';
import { naturalAnalogs } from './monomer.ts';

/** A strand in every way it is written. */
export interface Strand {
  readonly bases: string;
  readonly helm: string;
  /** Null: a notation is only shown to whoever asks for it. */
  readonly customNotation: null;
  readonly customNotationName: null;
}

/**
 * The strand that a request writes as bases, in HELM or in a custom notation; the strand that was, when it does none of them.
 * @throws {TenantApiError} 400 when two of them disagree, or a letter or a monomer is unknown.
 */
export function writtenStrand(
  engine: Engine,
  sent: EntityInput,
  before: EntityBody | undefined,
  alphabet: Alphabet,
): Strand {
  const unshown = { customNotation: null, customNotationName: null };
  const bases = sent['bases'] as string | undefined;
  if (bases !== undefined) checkBases(bases, alphabet);
  const nucleotides = sentNucleotides(engine, sent);
  if (nucleotides) {
    const analogs = naturalAnalogs(
      engine,
      nucleotides.map(({ base }) => base),
    ).join('');
    checkBases(analogs, alphabet);
    if (bases !== undefined && bases.toUpperCase() !== analogs.toUpperCase()) {
      throw invalidRequest(`bases and helm disagree: the bases are ${bases}, and the monomers read ${analogs}.`);
    }
    return { bases: bases ?? analogs, helm: writeHelm(nucleotides), ...unshown };
  }
  const kept: (EntityBody & Partial<Strand>) | undefined = before;
  if (bases === undefined || bases === kept?.bases) {
    return { bases: kept?.bases ?? '', helm: kept?.helm ?? writeHelm([]), ...unshown };
  }
  return { bases, helm: writeHelm(naturalStrand(bases, alphabet.name === 'DNA' ? 'd' : 'r')), ...unshown };
}

function sentNucleotides(engine: Engine, sent: EntityInput): Nucleotide[] | undefined {
  const { helm, customNotation, customNotationId } = sent as {
    readonly helm?: string;
    readonly customNotation?: string;
    readonly customNotationId?: string;
  };
  if (customNotation !== undefined && helm !== undefined) {
    throw invalidRequest('A request takes helm or customNotation, but not both.');
  }
  if (customNotation !== undefined) {
    if (customNotationId === undefined) {
      throw invalidRequest('customNotationId is a required field when customNotation is given');
    }
    return readNotation(engine, customNotationId, customNotation);
  }
  return helm === undefined ? undefined : parseHelm(helm);
}
