import { ConfigurationError, InputError, RefusedError } from '@ligase/core';
import { planTransferFile, readTransferFile, type TransferRow } from '@ligase/liquid-handling';
import type { Configuration } from '@ligase/plugin-configuration/contract';
import type { Inventory } from '@ligase/plugin-inventory/contract';
import type { Bench } from '../bench.ts';
import type { configurationSchema } from '../configuration.ts';
import { labwareTypes } from './lab.ts';
import { readDeck, type PlateUse } from './read-deck.ts';

/** The file of a device, or why there is none, in sentences for the person who waits for it. Plain data. */
export type Converted = { readonly text: string } | { readonly errors: readonly string[] };

/** What files are converted with. */
export interface ConvertWith {
  readonly bench: Bench;
  readonly configuration: Configuration<typeof configurationSchema>;
  readonly inventory: Inventory;
}

const mostErrors = 100;

/** Converts a file of transfers for the device of the lab, once the ledger finds nothing wrong with it on the plates as they are now. */
export async function convertTransfers(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
  needs: ConvertWith,
): Promise<Converted> {
  const { bench, configuration, inventory } = needs;
  let rows: readonly TransferRow[] = [];
  try {
    const file = readTransferFile(await together(pieces));
    rows = file.rows;
    if (file.faults.length > 0) return refused(file.faults);
    const { labware } = await configuration.requireAll();
    const deck = await readDeck({ inventory }, platesOf(rows), labwareTypes(labware, bench.labware));
    const setup = { name, device: bench.profile, deck: deck.labware, contents: deck.contents };
    const { plan, faults } = planTransferFile(rows, setup);
    return faults.length > 0 ? refused(faults) : { text: bench.dialect.render(plan) };
  } catch (error) {
    const isForPeople =
      error instanceof InputError || error instanceof RefusedError || error instanceof ConfigurationError;
    if (!isForPeople) throw error;
    const lines = linesOf(rows, error.details['barcode']);
    return { errors: [lines.length > 0 ? `Line ${lines.join(', ')}: ${error.message}` : error.message] };
  }
}

async function together(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  return Buffer.concat(read);
}

function refused(faults: readonly Error[]): Converted {
  const errors = faults.slice(0, mostErrors).map(({ message }) => message);
  const more = faults.length - errors.length;
  return { errors: more > 0 ? [...errors, `There are ${more} more faults.`] : errors };
}

/** Plates that are drawn from count as those of samples, and the others as destinations. */
function platesOf(rows: readonly TransferRow[]): readonly PlateUse[] {
  const drawnFrom = new Set(rows.map(({ source }) => source.labware));
  const others = new Set(rows.map(({ destination }) => destination.labware).filter((plate) => !drawnFrom.has(plate)));
  return [
    ...[...drawnFrom].map((barcode) => ({ barcode, role: 'sample' as const })),
    ...[...others].map((barcode) => ({ barcode, role: 'destination' as const })),
  ];
}

function linesOf(rows: readonly TransferRow[], barcode: unknown): readonly number[] {
  return rows.flatMap(({ line, source, destination }) =>
    source.labware === barcode || destination.labware === barcode ? [line] : [],
  );
}
