import {
  cherryPick,
  countTips,
  headMoves,
  opentronsOt2Multi,
  parseVolume,
  type Draw,
  planFrom,
  serialDilution,
  tecanEvo,
} from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { holding, labware, plate96, te, teContents, teWell } from '../plates.ts';

const at = (id: string, well: string): { readonly labware: string; readonly well: string } => ({ labware: id, well });

describe('headMoves', () => {
  it('does not take for one move what the channels would have to cross for', () => {
    const plan = cherryPick({
      name: 'crossed',
      device: opentronsOt2Multi,
      deck: [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: ['A1', 'B1'].map((well) => holding('s', well, '50 uL', '5 nM')),
      picks: ['B1', 'A1'].map((well) => ({ source: at('s', well), volumePl: parseVolume('10 uL') })),
      destinations: ['d'],
    });

    expect(headMoves(plan)).toHaveLength(2);
  });

  it('counts tips and the moves of a head with eight channels', () => {
    const wells = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((row) => `${row}1`);
    const plan = cherryPick({
      name: 'column',
      device: opentronsOt2Multi,
      deck: [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: wells.map((well) => holding('s', well, '50 uL', '5 nM')),
      picks: wells.map((well) => ({ source: at('s', well), volumePl: parseVolume('10 uL') })),
      destinations: ['d'],
    });

    expect(headMoves(plan).map(({ steps }) => steps.length)).toEqual([8]);
    expect(countTips(plan)).toEqual([{ tool: 'p20_multi_gen2', tips: 8, boxes: 1 }]);
  });

  it('draws from a well only after the move that fills it, and from one small well with one channel', () => {
    const frame = {
      name: 'down the column',
      device: tecanEvo,
      deck: [te, labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [teContents, holding('s', 'A1', '100 uL', '1 mM')],
    };
    const down = serialDilution({
      ...frame,
      series: [{ source: at('s', 'A1'), wells: ['A1', 'B1', 'C1', 'D1'].map((well) => at('d', well)) }],
      factor: 2,
      volumePl: parseVolume('50 uL'),
      diluent: [teWell],
    });
    const fromOne: readonly Draw[] = ['A1', 'B1', 'C1'].map((well) => ({
      phase: 'sample',
      source: at('s', 'A1'),
      destination: at('d', well),
      volumePl: parseVolume('10 uL'),
    }));

    const carries = headMoves(down).filter(({ steps }) => steps[0]?.phase === 'sample');

    expect(carries.map(({ steps }) => steps.length)).toEqual([1, 1, 1, 1]);
    expect(headMoves(planFrom(frame, fromOne, [])).map(({ steps }) => steps.length)).toEqual([1, 1, 1]);
  });
});
