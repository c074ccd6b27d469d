import { type Draw, opentronsOt2, parseVolume, planFrom, replay, transfersOf } from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { holding, labware, plate96, te } from '../plates.ts';

const at = (id: string, well: string): { readonly labware: string; readonly well: string } => ({ labware: id, well });

describe('planFrom', () => {
  it('fills a well before it is drawn from, however the draws are given', () => {
    const deck = [te, labware('s', plate96, 'sample'), labware('d', plate96, 'destination')];
    const draw = (source: Draw['source'], well: string): Draw => ({
      phase: 'sample',
      source,
      destination: at('d', well),
      volumePl: parseVolume('20 uL'),
    });
    const setup = { name: 'chain', device: opentronsOt2, deck, contents: [holding('s', 'A1', '100 uL', '1 nM')] };

    const plan = planFrom(setup, [draw(at('d', 'B1'), 'C1'), draw(at('d', 'A1'), 'B1'), draw(at('s', 'A1'), 'A1')], []);

    expect(transfersOf(plan).map(({ destination }) => destination.well)).toEqual(['A1', 'B1', 'C1']);
    expect(() => planFrom(setup, [draw(at('d', 'A1'), 'B1'), draw(at('d', 'B1'), 'A1')], [])).toThrow(
      'Wells fill each other in a circle, so none can be first: B1 of d, A1 of d.',
    );
  });

  it('goes on with one tip where the same is done again', () => {
    const deck = [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')];
    const contents = [holding('s', 'A1', '100 uL', '1 nM')];
    const again: Draw = {
      phase: 'sample',
      source: at('s', 'A1'),
      destination: at('d', 'A1'),
      volumePl: parseVolume('10 uL'),
    };

    const plan = planFrom({ name: 'thrice', device: opentronsOt2, deck, contents }, [again, again, again], []);

    expect(plan.steps.map(({ tip }) => tip)).toEqual(['new', 'keep', 'keep']);
    expect(replay(plan).faults).toEqual([]);
  });
});
