import type { Plan } from '../../plan/plan.ts';
import type { Transfer } from '../../plan/transfers-of.ts';
import type { Picolitres } from '../../units/volume.ts';
import { cannotRender } from '../text/file-fault.ts';
import type { TableSpec } from './table-dialect.ts';
import type { TableRow } from './write-table.ts';

/**
 * Rows that each have a sample and the diluent that its destination gets before it.
 *
 * @throws {InputError} when the diluent is not from the one well that the method draws it from, comes after a sample, or goes
 *   where no sample goes: a row could not say so
 */
export function pairDiluent(spec: TableSpec, plan: Plan, transfers: readonly Transfer[]): readonly TableRow[] {
  const diluent = new Map<string, Picolitres>();
  const rows: TableRow[] = [];
  for (const transfer of transfers) {
    if (transfer.phase === 'sample') continue;
    const { source } = transfer;
    if (source.labware !== spec.diluent?.labware || source.well !== spec.diluent.well)
      throw cannotRender(
        spec.name,
        `its diluent is from ${source.labware} ${source.well}; the method draws from another well.`,
      );
    diluent.set(keyOf(transfer), (diluent.get(keyOf(transfer)) ?? 0) + transfer.volumePl);
  }
  checkOrder(spec, plan);
  for (const transfer of transfers) {
    if (transfer.phase === 'diluent') continue;
    rows.push({ ...transfer, diluentPl: diluent.get(keyOf(transfer)) ?? 0 });
    diluent.delete(keyOf(transfer));
  }
  const [alone] = diluent.keys();
  if (alone === undefined) return rows;
  throw cannotRender(spec.name, `${alone.replace('\n', ' ')} gets diluent and no sample, for which there is no row.`);
}

function checkOrder({ name }: TableSpec, { steps }: Plan): void {
  const firstSample = steps.findIndex(({ phase }) => phase === 'sample');
  const lastDiluent = steps.findLastIndex(({ phase }) => phase === 'diluent');
  if (firstSample === -1 || lastDiluent < firstSample) return;
  throw cannotRender(name, `step ${lastDiluent + 1} adds diluent after a sample; the method adds all diluent first.`);
}

function keyOf({ destination }: Transfer): string {
  return `${destination.labware}\n${destination.well}`;
}
