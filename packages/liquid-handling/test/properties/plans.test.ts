import {
  addressKey,
  type LedgerOutcome,
  type Plan,
  type PredictedContent,
  type PredictedWell,
  replay,
  transfersOf,
} from '@ligase/liquid-handling';
import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaledSteps } from './scaled.ts';
import { asGiven, type Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';

const numRuns = Number(process.env['LIGASE_PLANS'] ?? 300);
const timeout = 1_000 + numRuns * 60;

/** How much there is of everything, in all wells together. */
function totals(
  wells: readonly { readonly volumePl: number; readonly contents: readonly PredictedContent[] }[],
): object {
  const amounts = new Map<string, bigint>();
  for (const { entity, fine, concentration } of wells.flatMap(({ contents }) => contents))
    if (fine !== undefined && fine > 0n) {
      const key = `${entity} by ${concentration?.kind}`;
      amounts.set(key, (amounts.get(key) ?? 0n) + fine);
    }
  return {
    volumePl: wells.reduce((sum, { volumePl }) => sum + volumePl, 0),
    amounts,
  };
}

/** Volumes of a plan's wells after each transfer, counted here once more without the ledger. */
function leastAndMost(plan: Plan): { readonly tooLow: number; readonly tooHigh: number } {
  const types = new Map(plan.deck.map(({ id, type }) => [id, type]));
  const volumes = new Map(plan.contents.map((one) => [addressKey(one), one.volumePl]));
  let [tooLow, tooHigh] = [0, 0];
  for (const { source, dispenses, excessPl } of plan.steps) {
    const taken = dispenses.reduce((sum, one) => sum + one.volumePl, excessPl);
    const left = (volumes.get(addressKey(source)) ?? 0) - taken;
    volumes.set(addressKey(source), left);
    if (left < (types.get(source.labware)?.deadVolumePl ?? 0)) tooLow += 1;
    for (const { destination, volumePl } of dispenses) {
      const held = (volumes.get(addressKey(destination)) ?? 0) + volumePl;
      volumes.set(addressKey(destination), held);
      if (held > (types.get(destination.labware)?.capacityPl ?? 0)) tooHigh += 1;
    }
  }
  return { tooLow, tooHigh };
}

/** What these pieces of labware hold, in one order. Of what is cut unevenly from a well, the order decides who gets the last zeptogram. */
function held({ after }: LedgerOutcome, labware: readonly string[]): readonly object[] {
  return after
    .filter((one: PredictedWell) => labware.includes(one.labware) && one.volumePl > 0)
    .map(({ contents, ...at }) => ({
      ...at,
      contents: contents
        .map(({ entity, fine }) => `${entity} ${fine === undefined ? 'unknown' : Number(fine).toPrecision(9)}`)
        .toSorted(),
    }));
}

const check = (judge: (scenario: Scenario) => void): void => assert(property(scenarios, judge), { numRuns });

describe('every plan of every planner', () => {
  it(
    'can be carried out: the ledger finds no fault, and no well is drawn too low or overflows',
    () =>
      check((scenario) => {
        const plan = asGiven(scenario);

        expect(replay(plan).faults).toEqual([]);
        expect(leastAndMost(plan)).toEqual({ tooLow: 0, tooHigh: 0 });
      }),
    timeout,
  );

  it(
    'conserves volume and the amount of everything, waste included',
    () =>
      check((scenario) => {
        const { before, after, waste } = replay(asGiven(scenario));

        expect(totals([...after, waste])).toEqual(totals(before));
      }),
    timeout,
  );

  it(
    'moves multiples of the quantum alone, each within the range of a tool',
    () =>
      check((scenario) => {
        const { device, steps } = asGiven(scenario);
        const wrong = steps.filter(({ dispenses, excessPl }) => {
          const volumes = dispenses.map(({ volumePl }) => volumePl);
          const aspirated = volumes.reduce((sum, one) => sum + one, excessPl);
          const fits = device.tools.some(
            ({ minPl, maxPl }) => volumes.every((one) => one >= minPl) && aspirated <= maxPl,
          );
          return !fits || [...volumes, excessPl].some((one) => one % device.quantumPl !== 0);
        });

        expect(wrong).toEqual([]);
      }),
    timeout,
  );

  it(
    'fills every well with the same in whichever order its items are given',
    () =>
      check((scenario) => {
        const turned = scenario.plan(1, (items) => items.toReversed());

        expect(held(replay(turned), scenario.filled)).toEqual(held(replay(asGiven(scenario)), scenario.filled));
        expect(transfersOf(turned)).toHaveLength(transfersOf(asGiven(scenario)).length);
      }),
    timeout,
  );

  it(
    'moves k times as much where everything is k times as large',
    () =>
      assert(
        property(scenarios, integer({ min: 2, max: 9 }), (scenario, k) => {
          const { steps } = scenario.plan(k, (items) => items);

          expect(steps).toEqual(scaledSteps(asGiven(scenario).steps, k));
        }),
        { numRuns },
      ),
    timeout,
  );
});
