import { invalidRequest } from '../api-error.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { checkSpan, lengthOf, type Molecule, type Span } from './check-span.ts';

/** An oligo bound to a sequence, as a request has it. What else the API shows of it is the oligo's. */
export interface PrimerInput extends Partial<Span> {
  readonly oligoId?: string;
  readonly strand?: number;
}

/** An oligo bound to a sequence, as the API shows it. */
export interface Primer extends Span {
  readonly oligoId: string;
  readonly strand: number;
  readonly name: string;
  readonly bases: string;
  readonly bindPosition: number;
  readonly overhangLength: number;
  readonly color: string;
}

/** Primers with what their oligos say of them. @throws {TenantApiError} 400 */
export function checkPrimers(
  molecule: Molecule,
  primers: readonly PrimerInput[],
  oligoOf: (id: string) => ItemRow | undefined,
): Primer[] {
  return primers.map(({ oligoId = '', strand = 1, ...primer }, index) => {
    const what = `primers.${index}`;
    const span = checkSpan(molecule, primer, what);
    const oligo = oligoOf(oligoId);
    if (!oligo) throw invalidRequest(`Invalid ${what}.oligoId: ${oligoId}.`, { invalidId: oligoId });
    return boundPrimer(molecule, { oligoId, strand, ...span }, oligo, what);
  });
}

/** One primer, bound by its 3′ end: what of the oligo is longer than its span hangs over. @throws {TenantApiError} 400 */
function boundPrimer(
  molecule: Molecule,
  primer: Span & { readonly oligoId: string; readonly strand: number },
  oligo: ItemRow,
  what: string,
): Primer {
  const { bases } = JSON.parse(oligo.body) as { readonly bases: string };
  const bound = lengthOf(molecule, primer);
  if (bound > bases.length) {
    throw invalidRequest(`Invalid ${what}: it binds ${bound} bases, and ${oligo.name} has only ${bases.length}.`);
  }
  const last = (primer.end === 0 ? molecule.bases.length : primer.end) - 1;
  return {
    ...primer,
    name: oligo.name,
    bases,
    bindPosition: primer.strand === -1 ? primer.start : last,
    overhangLength: bases.length - bound,
    color: '#F58A5E',
  };
}
