import type { Acting } from '@ligase/plugin-acting/contract';
import type { Sequences } from '@ligase/plugin-sequences/contract';
import type { Registration, ShownOutcome } from './contract.ts';
import { shownOutcome } from './shown-outcome.ts';

/** Registers what was approved, and says in each sequence who asked and who approved. */
export async function registerFor(
  { acting, sequences }: { readonly acting: Acting; readonly sequences: Sequences },
  ...[check, { place, askedByField }, { askedBy, approvedBy, from }]: Parameters<Registration['register']>
): Promise<readonly ShownOutcome[]> {
  const value = `${acting.askedBy(askedBy, from)}; approved by ${approvedBy.name} (${approvedBy.email})`;
  const fields = askedByField === undefined ? {} : { fields: { [askedByField]: { value } } };
  const outcomes = await sequences.registerChecked(check, { ...place, ...fields });
  return outcomes.map(shownOutcome);
}
