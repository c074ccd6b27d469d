import { fineAmount } from '../../units/amount.ts';
import type { Concentration } from '../../units/concentration.ts';
import type { NormaliseTarget } from './normalise.ts';

/** What is wanted in a well, as a count of zeptograms or rontomoles. */
export interface FineTarget {
  readonly kind: Concentration['kind'];
  readonly fine: bigint;
}

/** The amount that a target comes to in its volume. */
export function targetOf(target: NormaliseTarget): FineTarget {
  if ('concentration' in target)
    return { kind: target.concentration.kind, fine: fineAmount(target.concentration, target.volumePl) };
  return target.amount.kind === 'mass'
    ? { kind: 'mass', fine: BigInt(target.amount.fg) * 1_000_000n }
    : { kind: 'molar', fine: BigInt(target.amount.amol) * 1_000_000_000n };
}
