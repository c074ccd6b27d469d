import {
  echo650,
  headMoves,
  type Layout,
  type LabwareType,
  opentronsFlex96,
  opentronsOt2Multi,
  parseVolume,
  type Plan,
  reformat,
  replay,
  transfersOf,
  wellNames,
  hamiltonStar,
} from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { holding, labware, plate1536, plate384, plate96 } from '../plates.ts';

/** A plan that copies full plates of one type to plates of another. */
function copied(
  layout: Layout,
  [sources, from]: readonly [readonly string[], LabwareType],
  [destinations, to]: readonly [readonly string[], LabwareType],
  device: Plan['device'] = echo650,
  volume = '1 uL',
): Plan {
  return reformat({
    name: layout,
    device,
    deck: [
      ...sources.map((id) => labware(id, from, 'sample')),
      ...destinations.map((id) => labware(id, to, 'destination')),
    ],
    contents: sources.flatMap((id) => wellNames(from).map((well) => holding(id, well, '8 uL', '1 nM'))),
    layout,
    sources,
    destinations,
    volumePl: parseVolume(volume),
  });
}

const four = ['a', 'b', 'c', 'd'];
const goesTo = (plan: Plan): ReadonlyMap<string, string> =>
  new Map(
    transfersOf(plan).map((one) => [
      `${one.source.labware} ${one.source.well}`,
      `${one.destination.labware} ${one.destination.well}`,
    ]),
  );

describe('reformat', () => {
  it.each([
    ['interleave', 'a A1', 'x A1'],
    ['interleave', 'b A1', 'x A2'],
    ['interleave', 'c A1', 'x B1'],
    ['interleave', 'd A1', 'x B2'],
    ['interleave', 'd H12', 'x P24'],
    ['stamp-to-quadrants', 'a A1', 'x A1'],
    ['stamp-to-quadrants', 'b A1', 'x A13'],
    ['stamp-to-quadrants', 'c A1', 'x I1'],
    ['stamp-to-quadrants', 'd H12', 'x P24'],
  ] as const)('%s takes %s to %s', (layout, source, destination) => {
    const plan = copied(layout, [four, plate96], [['x'], plate384]);

    expect(goesTo(plan).get(source)).toBe(destination);
    expect(plan.steps).toHaveLength(384);
    expect(replay(plan).faults).toEqual([]);
  });

  it('gathers 384 wells to 1,536, of as many plates as there are', () => {
    const plan = copied('interleave', [['a', 'b'], plate384], [['x'], plate1536]);

    expect(goesTo(plan).get('b P24')).toBe('x AE48');
    expect(plan.steps).toHaveLength(768);
    expect(replay(plan).faults).toEqual([]);
  });

  it.each(['interleave', 'stamp-to-quadrants'] as const)('takes apart again what %s gathers', (layout) => {
    const there = goesTo(copied(layout, [four, plate96], [['x'], plate384]));
    const back = goesTo(copied(`reverse-${layout}`, [['x'], plate384], [four, plate96]));

    expect([...there].map(([from, to]) => back.get(to) === from)).not.toContain(false);
    expect(back.size).toBe(384);
  });

  it('puts the columns of two plates beside each other, and takes them apart', () => {
    const wide = { ...plate96, columns: 24 };
    const there = goesTo(copied('column-interleave', [['a', 'b'], plate96], [['x'], wide]));
    const back = goesTo(copied('reverse-column-interleave', [['x'], wide], [['a', 'b'], plate96]));

    expect(there.get('b C2')).toBe('x C4');
    expect(back.get('x C4')).toBe('b C2');
  });

  it('stamps copies, each source with one tip', () => {
    const plan = copied('stamp', [['a'], plate96], [['x', 'y'], plate96], {
      ...opentronsOt2Multi,
      tools: opentronsOt2Multi.tools.map((tool) => ({ ...tool, channels: 1 })),
    });

    expect(
      transfersOf(plan)
        .slice(0, 3)
        .map((one) => `${one.source.well} ${one.destination.labware}`),
    ).toEqual(['A1 x', 'A1 y', 'B1 x']);
    expect(plan.steps.slice(0, 3).map(({ tip }) => tip)).toEqual(['new', 'keep', 'new']);
    expect(replay(plan).faults).toEqual([]);
  });

  it('moves a plate of 96 with a head of 96 at once, and 384 in four passes', () => {
    const small = copied('stamp', [['a'], plate96], [['x'], plate96], opentronsFlex96, '5 uL');
    const whole = reformat({
      ...small,
      deck: [labware('a', plate384, 'sample'), labware('x', plate384, 'destination')],
      contents: wellNames(plate384).map((well) => holding('a', well, '50 uL')),
      layout: 'stamp',
      sources: ['a'],
      destinations: ['x'],
      volumePl: parseVolume('5 uL'),
    });

    // Of 8 uL, 5 cannot be drawn, and nothing is moved.
    expect(small.warnings).toHaveLength(96);
    expect(headMoves(whole).map(({ steps }) => steps.length)).toEqual([96, 96, 96, 96]);
  });

  it('takes two passes for a column of 384 with eight channels', () => {
    const plan = copied('stamp', [['a'], plate384], [['x'], plate384], opentronsOt2Multi);

    expect(headMoves(plan)).toHaveLength(48);
    expect(plan.steps.slice(0, 3).map(({ source }) => source.well)).toEqual(['A1', 'C1', 'E1']);
  });

  it('passes over empty wells, and says which have too little', () => {
    const plan = reformat({
      name: 'stamp',
      device: echo650,
      deck: [labware('a', plate96, 'sample'), labware('x', plate96, 'destination')],
      contents: [holding('a', 'A1', '6 uL'), holding('a', 'C1', '5 uL')],
      layout: 'stamp',
      sources: ['a'],
      destinations: ['x'],
      volumePl: parseVolume('1 uL'),
    });

    expect(plan.steps).toHaveLength(1);
    expect(plan.warnings.map(({ at }) => at?.well)).toEqual(['C1']);
  });

  it('refuses plates that do not fit the layout', () => {
    expect(() => copied('interleave', [four, plate96], [['x'], plate96])).toThrow(
      'needs 16 × 24 wells where x has 8 × 12',
    );
    expect(() => copied('interleave', [['a', 'b', 'c', 'd', 'e'], plate96], [['x'], plate384])).toThrow(
      '5 go with 2, not 1',
    );
    expect(() => copied('stamp', [['a', 'b'], plate96], [['x'], plate96])).toThrow('cannot be stamped on 1');
  });

  it('refuses to stamp a plate on one that is stamped on as well', () => {
    const stamping = (): unknown =>
      reformat({
        name: 'in turn',
        device: hamiltonStar,
        deck: ['a', 'b', 'c'].map((id) => labware(id, plate96, 'sample')),
        contents: [holding('a', 'A1', '50 uL'), holding('b', 'A1', '50 uL')],
        layout: 'stamp',
        sources: ['a', 'b'],
        destinations: ['b', 'c'],
        volumePl: parseVolume('10 uL'),
      });

    expect(stamping).toThrow('A1 of b holds something, and is both drawn from and filled');
  });
});
