import type { Level } from '../levels/well.ts';
import { levelsAfter } from './part-of.ts';
import type { TransferLedger } from './transfer.ts';

/** What the containers of a ledger hold once all of it has landed. */
export function finalLevels(ledger: TransferLedger): readonly Level[] {
  return [...levelsAfter(ledger).values()];
}
