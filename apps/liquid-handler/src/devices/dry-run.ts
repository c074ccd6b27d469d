import { transfersOf, writeEchoLog } from '@ligase/liquid-handling';
import type { Device } from './contract.ts';

/** A device that moves nothing, and says at once that it has done all as planned. */
export function dryRun(): Device {
  return {
    dispatch: () => Promise.resolve(),
    log: ({ key, plan }) => {
      const transfers = transfersOf(plan).map(({ source, destination, volumePl }) => ({
        source,
        destination,
        plannedPl: volumePl,
        actualPl: volumePl,
      }));
      return Promise.resolve(
        writeEchoLog({ facts: { 'Run ID': key, 'Instrument Model': 'Dry run' }, transfers }, plan),
      );
    },
  };
}
