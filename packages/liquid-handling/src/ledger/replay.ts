import { type DeckIndex, indexDeck } from '../labware/deck-index.ts';
import type { WellAddress } from '../labware/labware.ts';
import { isSameWell, type WellMap } from '../labware/well-map.ts';
import { aspiratedPl } from '../plan/aspirated-pl.ts';
import type { Plan, Step } from '../plan/plan.ts';
import { formatVolume, type Picolitres } from '../units/volume.ts';
import { checkSetting } from './check-setting.ts';
import { checkStep } from './check-step.ts';
import type { Fault } from './fault.ts';
import { fillDeck } from './fill-deck.ts';
import { contentsOf, draw, emptyMixture, type Mixture, pour, type PredictedContent } from './mixture.ts';
import { watchTips } from './tip-watch.ts';

/** What a well is foretold to hold. */
export interface PredictedWell extends WellAddress {
  readonly volumePl: Picolitres;
  readonly contents: readonly PredictedContent[];
}

/** What comes of a plan. */
export interface LedgerOutcome {
  /** All that is wrong with it, in the order of its steps. Only a plan without faults may be carried out. */
  readonly faults: readonly Fault[];
  /** The wells that hold something before the first step: by labware as on the deck, down the columns. */
  readonly before: readonly PredictedWell[];
  /** The wells that hold something after the last step, or held something before, in the same order. */
  readonly after: readonly PredictedWell[];
  /** What goes away with tips. */
  readonly waste: Omit<PredictedWell, keyof WellAddress>;
}

type State = WellMap<{ readonly at: WellAddress; readonly mixture: Mixture }>;

/**
 * Replays a plan well by well over whole picolitres: what each well holds in the end, and everything for which the plan must not be
 * carried out. A step with a fault is replayed all the same, as far as there is liquid, so that one fault does not hide the next.
 */
export function replay(plan: Plan): LedgerOutcome {
  const index = indexDeck(plan.deck);
  const faults: Fault[] = [...checkSetting(plan)];
  const state: State = fillDeck(plan, index, faults);
  const before = inDeckOrder(plan, index, predicted(state.values()));
  const tips = watchTips();
  let waste = emptyMixture;
  for (const [number, step] of plan.steps.entries()) {
    const report = (code: Fault['code'], message: string, at: WellAddress = step.source): void => {
      faults.push({ code, step: number, at, message });
    };
    const tool = checkStep(step, plan.device, report);
    const isClean = step.dispenses.every(({ destination }) => held(state, destination).parts.length === 0);
    tips.follow(step, tool, isClean, report);
    const crossed = sampleCrossed(step, state);
    if (crossed !== undefined)
      report('tip-dirty', 'Its tip goes on from this well, which holds a sample, to another.', crossed);
    if (isCountable(step)) waste = pour(waste, move(step, state, index, report));
  }
  const after = inDeckOrder(plan, index, predicted(state.values()));
  return { faults, before, after, waste: { volumePl: waste.volumePl, contents: contentsOf(waste) } };
}

/** Wells by labware as on the deck, down the columns. */
function inDeckOrder({ deck }: Plan, index: DeckIndex, wells: readonly PredictedWell[]): readonly PredictedWell[] {
  const places = new Map(deck.map(({ id }, place) => [id, place]));
  const ranked = wells.map((well) => ({ well, place: places.get(well.labware) ?? 0, index: index.indexOf(well) ?? 0 }));
  ranked.sort((one, other) => one.place - other.place || one.index - other.index);
  return ranked.map(({ well }) => well);
}

/** Whether its volumes can be counted at all; what is wrong with them is reported already. */
function isCountable({ dispenses, excessPl }: Step): boolean {
  return [excessPl, ...dispenses.map(({ volumePl }) => volumePl)].every((one) => Number.isSafeInteger(one) && one >= 0);
}

/** The well with a sample from which the tip of a multi-dispense goes on to another well. */
function sampleCrossed({ dispenses }: Step, state: State): WellAddress | undefined {
  const wells = dispenses.map(({ destination }) => destination);
  return wells.find((well, place) => {
    const next = wells[place + 1];
    return next !== undefined && !isSameWell(well, next) && held(state, well).parts.length > 0;
  });
}

/** Moves what a step moves, and gives what is left in its tip. */
function move(
  step: Step,
  state: State,
  index: DeckIndex,
  report: (code: Fault['code'], message: string, at?: WellAddress) => void,
): Mixture {
  const from = index.labware(step.source.labware);
  if (from === undefined || index.indexOf(step.source) === undefined) {
    report('well-unknown', `There is no well ${step.source.well} of ${step.source.labware} on the deck.`);
    return emptyMixture;
  }
  if (from.type.uses?.includes('source') === false)
    report('wrong-use', `${from.id} (${from.type.id}) cannot be drawn from.`);
  const wanted = aspiratedPl(step);
  const there = held(state, step.source);
  if (there.volumePl - wanted < from.type.deadVolumePl)
    report(
      'below-dead-volume',
      `It draws ${formatVolume(wanted)} where ${formatVolume(there.volumePl)} are, and ${formatVolume(from.type.deadVolumePl)} must stay.`,
    );
  const { taken, left } = draw(there, Math.min(wanted, there.volumePl));
  state.set(step.source, { at: step.source, mixture: left });
  let tip = taken;
  for (const { destination, volumePl } of step.dispenses) {
    const to = index.labware(destination.labware);
    if (to === undefined || index.indexOf(destination) === undefined) {
      report(
        'well-unknown',
        `There is no well ${destination.well} of ${destination.labware} on the deck.`,
        destination,
      );
      continue;
    }
    if (to.type.uses?.includes('destination') === false)
      report('wrong-use', `${to.id} (${to.type.id}) cannot be dispensed into.`, destination);
    if (isSameWell(destination, step.source))
      report('source-is-destination', 'It dispenses into the well that it draws from.', destination);
    const cut = draw(tip, volumePl);
    tip = cut.left;
    const mixture = pour(held(state, destination), cut.taken);
    if (mixture.volumePl > to.type.capacityPl)
      report(
        'above-capacity',
        `It would hold ${formatVolume(mixture.volumePl)}; a well of ${to.type.id} takes ${formatVolume(to.type.capacityPl)}.`,
        destination,
      );
    state.set(destination, { at: destination, mixture });
  }
  if (step.mix !== undefined) checkMixable(step, step.mix.volumePl, state, report);
  return tip;
}

function checkMixable(
  { dispenses }: Step,
  volumePl: Picolitres,
  state: State,
  report: (code: Fault['code'], message: string, at?: WellAddress) => void,
): void {
  const last = dispenses.at(-1)?.destination;
  if (last !== undefined && volumePl > held(state, last).volumePl)
    report('cannot-mix', `It mixes with ${formatVolume(volumePl)}, which is more than there is.`, last);
}

function held(state: State, at: WellAddress): Mixture {
  return state.get(at)?.mixture ?? emptyMixture;
}

function predicted(
  entries: Iterable<{ readonly at: WellAddress; readonly mixture: Mixture }>,
): readonly PredictedWell[] {
  return Array.from(entries, ({ at, mixture }) => ({
    labware: at.labware,
    well: at.well,
    volumePl: mixture.volumePl,
    contents: contentsOf(mixture),
  }));
}
