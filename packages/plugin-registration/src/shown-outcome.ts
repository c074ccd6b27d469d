import type { ImportOutcome } from '@ligase/plugin-sequences/contract';
import type { ShownOutcome } from './contract.ts';

/** Sums up what became of a sequence. */
export function shownOutcome(outcome: ImportOutcome): ShownOutcome {
  const { status } = outcome;
  if (status === 'refused') {
    const { name = `The sequence in line ${outcome.line}`, error } = outcome;
    return { name, status, why: error instanceof Error ? error.message : String(error) };
  }
  const { name, webURL: url, entityRegistryId } = outcome.sequence;
  return {
    name,
    status,
    ...(url !== undefined && { url }),
    ...(entityRegistryId != null && { registryId: entityRegistryId }),
  };
}
