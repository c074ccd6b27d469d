import { InputError } from '@ligase/core/errors';
import type { WellAddress } from '../labware/labware.ts';
import { createWellMap } from '../labware/well-map.ts';
import { wellNames } from '../labware/well.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanWarning } from '../plan/plan-warning.ts';
import { checkAddresses } from '../planning/check-addresses.ts';
import { checkOneWay } from '../planning/check-one-way.ts';
import { checkVolume } from '../planning/check-volume.ts';
import type { Draw } from '../planning/draw.ts';
import { planFrom } from '../planning/plan-from.ts';
import type { PlanSetup } from '../planning/plan-setup.ts';
import { roundVolume } from '../planning/round-volume.ts';
import { splitVolume } from '../planning/split-volume.ts';
import { createStock } from '../planning/stock.ts';
import { formatVolume, type Picolitres } from '../units/volume.ts';

/** A well to be taken from. */
export interface Pick {
  readonly source: WellAddress;
  readonly volumePl: Picolitres;
  /** Where it goes. Default: the next free well; several picks may name one. */
  readonly destination?: WellAddress;
}

/** What to pick, and where to. */
export interface CherryPickOptions extends PlanSetup {
  readonly picks: readonly Pick[];
  /** Ids of the labware that is filled, one after the other, down the columns. */
  readonly destinations: readonly string[];
  /** Wells that are left free, such as those of controls. Wells that hold something already are left alone anyway. */
  readonly locked?: readonly WellAddress[];
}

/**
 * Plans the picking of single wells into one plate or more, down the columns and past wells that are locked or taken. Picks get their
 * wells in the order in which they are given; the device works through one source plate after the other. A pick of which too little is
 * there, or that the device cannot move, is left out, with a warning; its well stays free.
 *
 * @throws {InputError} for wells that are not on the deck, a well with something in it that is both picked and filled, and when there are
 *   fewer free wells than picks.
 */
export function cherryPick(options: CherryPickOptions): Plan {
  const { picks, destinations, locked = [], device } = options;
  const stock = createStock(options);
  const named = picks.flatMap(({ destination }) => destination ?? []);
  checkAddresses([...picks.map(({ source }) => source), ...named, ...locked], stock.index);
  checkOneWay(
    picks.flatMap(({ source, destination }) => (destination === undefined ? [] : [{ source, destination }])),
    stock,
  );
  for (const { volumePl } of picks) checkVolume('What is picked', volumePl);
  const free = freeWells(options, [...locked, ...named]);
  const warnings: PlanWarning[] = [];
  const draws = picks.flatMap(({ source, volumePl: wantedPl, destination }): readonly Draw[] => {
    const to = destination ?? free.next().value;
    if (to === undefined)
      throw new InputError(
        'INPUT_INVALID',
        `There are ${picks.length} picks, and not as many free wells on ${destinations.join(', ') || 'no labware'}.`,
      );
    const volumePl = roundVolume(BigInt(wantedPl), 1n, device.quantumPl);
    const therePl = stock.drawablePl(source);
    if (splitVolume(volumePl, device) === undefined) {
      warnings.push({
        code: 'not-pipettable',
        at: to,
        message: `${device.name} cannot move ${formatVolume(wantedPl)}. Left out.`,
      });
      return [];
    }
    if (volumePl > therePl) {
      const message = `It takes ${formatVolume(volumePl)} of ${source.well} of ${source.labware}, and ${formatVolume(therePl)} can be drawn. Left out.`;
      warnings.push({ code: 'short-of-volume', at: to, message });
      return [];
    }
    if (volumePl !== wantedPl)
      warnings.push({
        code: 'rounded',
        at: to,
        message: `It gets ${formatVolume(volumePl)} instead of ${formatVolume(wantedPl)}.`,
      });
    stock.move(source, to, volumePl);
    return [{ phase: 'sample', source, destination: to, volumePl }];
  });
  const plates = new Map(options.deck.map(({ id }, place) => [id, place]));
  const plateOf = ({ source }: Draw): number => plates.get(source.labware) ?? 0;
  return planFrom(
    options,
    draws.toSorted((one, other) => plateOf(one) - plateOf(other)),
    warnings,
  );
}

function* freeWells(
  { deck, contents, destinations }: CherryPickOptions,
  taken: readonly WellAddress[],
): Generator<WellAddress, undefined> {
  const used = createWellMap([...taken, ...contents].map((at) => [at, true] as const));
  for (const id of destinations) {
    const labware = deck.find((one) => one.id === id);
    if (labware === undefined) throw new InputError('INPUT_INVALID', `There is no ${id} on the deck.`);
    for (const well of wellNames(labware.type)) {
      const at = { labware: id, well };
      if (!used.has(at)) yield at;
    }
  }
  return undefined;
}
