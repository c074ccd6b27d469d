import { transfersOf, writeEchoLog, type ActualTransfer, type Transfer } from '@ligase/liquid-handling';
import type { DeviceJob } from './contract.ts';

/** The report of a device that did all as planned, but for these transfers. */
export function reportAsPlanned(
  { key, plan }: DeviceJob,
  model: string,
  exceptions: readonly ActualTransfer[] = [],
): string {
  const others = [...exceptions];
  const transfers = transfersOf(plan).flatMap((planned): readonly ActualTransfer[] => {
    const { source, destination, volumePl } = planned;
    const place = others.findIndex((one) => isOf(one, planned));
    if (place >= 0) return others.splice(place, 1);
    return [{ source, destination, plannedPl: volumePl, actualPl: volumePl }];
  });
  // What is left was not planned. It is kept: whoever reads the report has to see it.
  const facts = { 'Run ID': key, 'Instrument Model': model };
  return writeEchoLog({ facts, transfers: [...transfers, ...others] }, plan);
}

function isOf({ source, destination }: ActualTransfer, planned: Transfer): boolean {
  return (
    source.labware === planned.source.labware &&
    source.well === planned.source.well &&
    destination.labware === planned.destination.labware &&
    destination.well === planned.destination.well
  );
}
