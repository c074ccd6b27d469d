import { array, assert, constantFrom, integer, nat, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TenantApiError } from '../../api-error.ts';
import { readConcentration } from './concentration.ts';
import { draw, nothing, portionOf, pour, setQuantity, showConcentration, type Filling } from './filling.ts';
import { readQuantity, showQuantity, type Quantity } from './quantity.ts';

const quantity = (value: number, units = 'uL'): Quantity => readQuantity({ value, units }, 'quantity') as Quantity;
const portion = (id: string, value: number, concentration: number, units = 'ng/uL') =>
  portionOf(id, quantity(value), readConcentration({ value: concentration, units }, 'concentration'));
const shown = (filling: Filling) => ({
  ...showQuantity(filling.quantity),
  ...Object.fromEntries(filling.contents.map((one) => [one.id, showConcentration(one, filling.quantity).value])),
});

const TUBES = 4;
interface Step {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly units: string;
  readonly dilute: boolean;
}
const step: Arbitrary<Step> = record({
  from: nat(TUBES - 1),
  to: nat(TUBES - 1),
  value: integer({ min: 0, max: 9999 }).map((value) => value / 100),
  units: constantFrom('pL', 'nL', 'uL', 'mL', 'gal (US)'),
  dilute: constantFrom(false, false, true),
});

/** Moves what can be moved; the rest is refused and changes nothing. */
function run(steps: readonly Step[], tubes: Filling[]): Filling[] {
  const now = [...tubes];
  for (const { from, to, value, units, dilute } of steps) {
    if (from === to) continue;
    try {
      const { left, drawn } = draw(now[from] as Filling, quantity(value, units));
      const poured = pour(now[to] as Filling, drawn);
      const held = poured.quantity as Quantity;
      now[to] = dilute ? pour(now[to] as Filling, drawn, { ...held, amount: held.amount * 2n }) : poured;
      now[from] = left;
    } catch (error) {
      if (!(error instanceof TenantApiError)) throw error;
    }
  }
  return now;
}
const total = (tubes: readonly Filling[], id: string): bigint =>
  tubes
    .flatMap(({ contents }) => contents)
    .reduce((sum, content) => (content.id === id ? sum + (content.amount ?? 0n) : sum), 0n);

describe('filling', () => {
  it('reaches exactly 100 µL by a thousand times 0.1 µL', () => {
    let source = pour(nothing, portion('dna', 200, 50));
    let target = nothing;

    for (let time = 0; time < 1000; time += 1) {
      const { left, drawn } = draw(source, quantity(0.1));
      source = left;
      target = pour(target, drawn);
    }

    expect(shown(target)).toEqual({ value: 100, units: 'uL', dna: 50 });
    expect(shown(source)).toEqual({ value: 100, units: 'uL', dna: 50 });
  });

  it('mixes two contents by amount and dilutes both to the final quantity', () => {
    const one = pour(nothing, portion('dna', 10, 100));
    const other = portion('enzyme', 30, 8);

    const mixed = pour(one, other, quantity(0.1, 'mL'));

    expect(shown(mixed)).toEqual({ value: 0.1, units: 'mL', dna: 10, enzyme: 2.4 });
  });

  it('adds up one content in different units of its kind', () => {
    const one = pour(nothing, portion('dna', 10, 100));

    const mixed = pour(one, portion('dna', 10, 0.2, 'mg/mL'));

    expect(shown(mixed)).toEqual({ value: 20, units: 'uL', dna: 150 });
  });

  it('no longer tracks a content once some of it comes without a concentration', () => {
    const one = pour(nothing, portion('dna', 10, 100));

    const mixed = pour(one, portionOf('dna', quantity(10), null));

    expect(shown(mixed)).toEqual({ value: 20, units: 'uL', dna: null });
  });

  it('keeps the concentration of what is corrected in quantity, and of what is emptied', () => {
    const one = pour(nothing, portion('dna', 10, 100));

    const corrected = setQuantity(one, quantity(12));
    const { left } = draw(corrected, quantity(12));

    expect(shown(corrected)).toEqual({ value: 12, units: 'uL', dna: 100 });
    expect(shown(left)).toEqual({ value: 0, units: 'uL', dna: 100 });
  });

  it('refuses what is not there, what would overflow and what cannot be added up', () => {
    const one = pour(nothing, portion('dna', 10, 100));

    expect(() => draw(one, quantity(10.001))).toThrow('10.001 uL cannot be taken from a container that holds 10 uL.');
    expect(() => pour(one, portion('enzyme', 10, 1), quantity(19))).toThrow('The final quantity of 19 uL is less than');
    expect(() => pour(one, portion('dna', 10, 1, 'uM'))).toThrow('these cannot be added up');
    expect(() => draw(nothing, quantity(1))).toThrow(
      '1 uL cannot be taken from a container that nothing was put into.',
    );
    expect(() => draw(one, quantity(1, 'mg'))).toThrow('A quantity in mg');
  });

  it('conserves the amount of every content, and never goes below nothing, whatever is moved where', () => {
    const tubes = [
      pour(nothing, portion('dna', 100, 33.3)),
      pour(pour(nothing, portion('enzyme', 50, 7)), portion('dna', 0.7, 0.001, 'g/L')),
      nothing,
      { ...nothing, quantity: quantity(1, 'pt (US)') },
    ];

    assert(
      property(array(step, { maxLength: 60 }), (steps) => {
        const after = run(steps, tubes);
        expect(total(after, 'dna')).toBe(total(tubes, 'dna'));
        expect(total(after, 'enzyme')).toBe(total(tubes, 'enzyme'));
        for (const { quantity: held, contents } of after) {
          expect((held?.amount ?? 0n) >= 0n && contents.every(({ amount }) => (amount ?? 0n) >= 0n)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never changes the volume of all tubes together, but by what was filled up', () => {
    const tubes = [pour(nothing, portion('dna', 100, 33.3)), pour(nothing, portion('dna', 7.77, 1)), nothing, nothing];
    const volume = (all: readonly Filling[]) => all.reduce((sum, tube) => sum + (tube.quantity?.amount ?? 0n), 0n);

    assert(
      property(array(step, { maxLength: 60 }), (steps) => {
        const after = run(
          steps.map((one) => ({ ...one, dilute: false })),
          tubes.map((tube) => ({ ...tube, quantity: tube.quantity ?? quantity(0) })),
        );
        expect(volume(after)).toBe(volume(tubes));
      }),
      { numRuns: 300 },
    );
  });
});
