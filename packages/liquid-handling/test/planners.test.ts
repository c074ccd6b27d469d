import {
  cherryPick,
  countTips,
  diluteInPlace,
  type Draw,
  hamiltonStar,
  headMoves,
  opentronsOt2,
  opentronsOt2Multi,
  parseConcentration,
  parseVolume,
  planFrom,
  pool,
  replay,
  serialDilution,
  splitVolume,
  tecanEvo,
  transfersOf,
  volumeIn,
} from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { holding, labware, plate384, plate96, te, teContents, teWell } from './plates.ts';

const at = (id: string, well: string): { readonly labware: string; readonly well: string } => ({ labware: id, well });
const uL = (volume: number): string => volumeIn(volume, 'uL');

describe('planners', () => {
  it('fills wells up to one concentration where they are, and says which it leaves', () => {
    const plan = diluteInPlace({
      name: 'in place',
      device: opentronsOt2,
      deck: [te, labware('p', plate96, 'sample')],
      contents: [
        teContents,
        holding('p', 'A1', '50 uL', '20 ng/uL'),
        holding('p', 'B1', '50 uL', '5 ng/uL'),
        holding('p', 'C1', '50 uL', '90 ng/uL'),
        holding('p', 'D1', '50 uL', '10 ng/uL'),
        holding('p', 'E1', '50 uL', '10.01 ng/uL'),
      ],
      samples: ['A1', 'B1', 'C1', 'D1', 'E1', 'F1'].map((well) => ({ at: at('p', well) })),
      concentration: parseConcentration('10 ng/uL'),
      diluent: [teWell],
    });

    const { after, faults } = replay(plan);

    expect(faults).toEqual([]);
    expect(plan.warnings.map((one) => [one.at?.well, one.code])).toEqual([
      ['B1', 'too-weak'],
      ['C1', 'too-strong'],
      ['E1', 'not-pipettable'],
      ['F1', 'unknown-concentration'],
    ]);
    expect(after.find((one) => one.well === 'A1' && one.labware === 'p')).toMatchObject({
      volumePl: parseVolume('100 uL'),
      contents: [{ concentration: parseConcentration('10 ng/uL') }],
    });
  });

  it.each([opentronsOt2, tecanEvo])('takes a new tip for each well that holds a sample already, on $name', (device) => {
    const plan = diluteInPlace({
      name: 'in place',
      device,
      deck: [te, labware('p', plate96, 'sample')],
      contents: [teContents, ...['A1', 'B1'].map((well) => holding('p', well, '50 uL', '20 ng/uL'))],
      samples: ['A1', 'B1'].map((well) => ({ at: at('p', well) })),
      concentration: parseConcentration('10 ng/uL'),
      diluent: [teWell],
    });

    expect(plan.steps.map(({ tip, dispenses }) => [tip, dispenses.length])).toEqual([
      ['new', 1],
      ['new', 1],
    ]);
  });

  it('picks down the columns, past controls and what is taken, one source plate after the other', () => {
    const plan = cherryPick({
      name: 'pick',
      device: hamiltonStar,
      deck: [labware('s1', plate96, 'sample'), labware('s2', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [
        ...['A1', 'B1'].flatMap((well) => [holding('s1', well, '50 uL', '5 nM'), holding('s2', well, '50 uL', '5 nM')]),
        holding('d', 'C1', '10 uL'),
      ],
      picks: [at('s2', 'A1'), at('s1', 'A1'), at('s2', 'B1'), at('s1', 'B1')].map((source) => ({
        source,
        volumePl: parseVolume('10 uL'),
      })),
      destinations: ['d'],
      locked: [at('d', 'A1')],
    });

    const transfers = transfersOf(plan).map(
      (one) => `${one.source.labware} ${one.source.well} ${one.destination.well}`,
    );

    expect(transfers).toEqual(['s1 A1 D1', 's1 B1 F1', 's2 A1 B1', 's2 B1 E1']);
    expect(replay(plan).faults).toEqual([]);
  });

  it('refuses more picks than there are free wells', () => {
    const picking = (): unknown =>
      cherryPick({
        name: 'pick',
        device: hamiltonStar,
        deck: [labware('s', plate384, 'sample'), labware('d', plate96, 'destination')],
        contents: [holding('s', 'A1', '100 uL')],
        picks: Array.from({ length: 97 }, () => ({ source: at('s', 'A1'), volumePl: parseVolume('1 uL') })),
        destinations: ['d'],
      });

    expect(picking).toThrow('97 picks, and not as many free wells on d');
  });

  it('dilutes in a series, each well from the one before, and throws the last carry away', () => {
    const wells = ['A1', 'A2', 'A3'];
    const plan = serialDilution({
      name: 'series',
      device: opentronsOt2,
      deck: [
        te,
        labware('s', plate96, 'sample'),
        labware('d', plate96, 'destination'),
        labware('bin', plate96, 'waste'),
      ],
      contents: [teContents, holding('s', 'A1', '100 uL', '1 mM')],
      series: [{ source: at('s', 'A1'), wells: wells.map((well) => at('d', well)) }],
      factor: 10,
      volumePl: parseVolume('90 uL'),
      diluent: [teWell],
      waste: at('bin', 'A1'),
    });

    const { after, faults } = replay(plan);

    expect(faults).toEqual([]);
    expect(
      after.filter((one) => one.labware === 'd').map((one) => [uL(one.volumePl), one.contents[0]?.concentration]),
    ).toEqual([
      ['90', parseConcentration('100 uM')],
      ['90', parseConcentration('10 uM')],
      ['90', parseConcentration('1 uM')],
    ]);
    expect(plan.steps.at(-1)?.dispenses[0]?.destination).toEqual(at('bin', 'A1'));
    expect(plan.steps.filter(({ mix }) => mix !== undefined)).toHaveLength(3);
  });

  it('keeps the last carry where there is no waste, and says so', () => {
    const plan = serialDilution({
      name: 'series',
      device: hamiltonStar,
      deck: [te, labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [teContents, holding('s', 'A1', '100 uL', '1 mM')],
      series: [{ source: at('s', 'A1'), wells: [at('d', 'A1'), at('d', 'A2')] }],
      factor: 3.162,
      volumePl: parseVolume('100 uL'),
      diluent: [teWell],
    });

    expect(
      transfersOf(plan)
        .filter(({ phase }) => phase === 'sample')
        .map(({ volumePl }) => uL(volumePl)),
    ).toEqual(['46.3', '46.3']);
    expect(plan.warnings).toEqual([expect.objectContaining({ code: 'larger-last-well', at: at('d', 'A2') })]);
    expect(replay(plan).faults).toEqual([]);
  });

  it('pools by molecules, the weakest giving the most, as far as it goes', () => {
    const plan = pool({
      name: 'pool',
      device: hamiltonStar,
      deck: [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [
        holding('s', 'A1', '45 uL', '66 ng/uL'),
        holding('s', 'B1', '45 uL', '66 ng/uL'),
        holding('s', 'C1', '45 uL', '50 nM'),
        holding('s', 'D1', '45 uL', '66 ng/uL'),
      ],
      pools: [
        {
          destination: at('d', 'A1'),
          members: [
            { source: at('s', 'A1'), lengthBp: 1_000 },
            { source: at('s', 'B1'), lengthBp: 500 },
            { source: at('s', 'C1') },
            { source: at('s', 'D1') },
          ],
        },
      ],
      share: { by: 'molecules', totalPl: parseVolume('35 uL') },
    });

    const { after, faults } = replay(plan);

    expect(faults).toEqual([]);
    expect(transfersOf(plan).map((one) => [one.source.well, uL(one.volumePl)])).toEqual([
      ['A1', '10'],
      ['B1', '5'],
      ['C1', '20'],
    ]);
    expect(plan.warnings).toEqual([expect.objectContaining({ code: 'unknown-concentration', at: at('s', 'D1') })]);
    expect(after.find(({ labware: id }) => id === 'd')?.contents.map(({ entity }) => entity)).toEqual([
      's-A1',
      's-B1',
      's-C1',
    ]);
  });

  it('makes a pool smaller when a member has not enough, and takes the least of one that is too strong', () => {
    const plan = pool({
      name: 'pool',
      device: hamiltonStar,
      deck: [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [
        holding('s', 'A1', '15 uL', '1 nM'),
        holding('s', 'B1', '45 uL', '10 nM'),
        holding('s', 'C1', '45 uL', '100 nM'),
      ],
      pools: [{ destination: at('d', 'A1'), members: ['A1', 'B1', 'C1'].map((well) => ({ source: at('s', well) })) }],
      share: { by: 'molecules', totalPl: parseVolume('100 uL') },
    });

    expect(transfersOf(plan).map((one) => uL(one.volumePl))).toEqual(['10', '1', '0.5']);
    expect(plan.warnings.map(({ code }) => code)).toEqual(['short-of-volume', 'too-strong']);
    expect(replay(plan).faults).toEqual([]);
  });

  it('takes no more of the weakest member than there is, however it is rounded', () => {
    const plan = pool({
      name: 'pool',
      device: hamiltonStar,
      deck: [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [holding('s', 'A1', '15.06 uL', '1 nM'), holding('s', 'B1', '45 uL', '2 nM')],
      pools: [{ destination: at('d', 'A1'), members: ['A1', 'B1'].map((well) => ({ source: at('s', well) })) }],
      share: { by: 'molecules' },
    });

    expect(transfersOf(plan).map((one) => uL(one.volumePl))).toEqual(['10', '5']);
    expect(replay(plan).faults).toEqual([]);
  });

  it('pools equal volumes', () => {
    const plan = pool({
      name: 'pool',
      device: hamiltonStar,
      deck: [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [holding('s', 'A1', '45 uL'), holding('s', 'B1', '6 uL')],
      pools: [{ destination: at('d', 'A1'), members: ['A1', 'B1'].map((well) => ({ source: at('s', well) })) }],
      share: { by: 'volume', volumePl: parseVolume('3 uL') },
    });

    expect(transfersOf(plan)).toHaveLength(1);
    expect(plan.warnings).toEqual([expect.objectContaining({ code: 'short-of-volume', at: at('s', 'B1') })]);
  });

  it.each([
    ['650', ['217', '217', '216']],
    ['25', ['25']],
    ['300.1', ['150.1', '150']],
    ['0.9', undefined],
  ])('cuts %s uL into parts that a pipette takes', (volume, parts) => {
    const device = { ...opentronsOt2, quantumPl: parseVolume(volume.includes('.') ? '0.1 uL' : '1 uL') };

    expect(splitVolume(parseVolume(`${volume} uL`), device)?.map(uL)).toEqual(parts);
  });

  it('bridges a gap between two tools by two strokes of the smaller', () => {
    const [small, large] = opentronsOt2.tools;
    if (small === undefined || large === undefined) throw new Error('There are two.');
    const device = { ...opentronsOt2, tools: [small, { ...large, minPl: parseVolume('30 uL') }] };

    expect(splitVolume(parseVolume('25 uL'), device)?.map(uL)).toEqual(['12.5', '12.5']);
  });

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
    expect(() => planFrom(setup, [draw(at('d', 'A1'), 'B1'), draw(at('d', 'B1'), 'A1')], [])).toThrow('in a circle');
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
});
