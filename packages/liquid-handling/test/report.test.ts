import {
  concentrationMeasure,
  hamiltonStar,
  normalise,
  opentronsOt2,
  parseConcentration,
  parseVolume,
  type Plan,
  planPicture,
  planReport,
  plateMap,
  reformat,
  replay,
  shadingOf,
  summarisePlan,
  volumeMeasure,
  wellNames,
} from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { holding, labware, plate384, plate96, te, teContents, teWell } from './plates.ts';

/** A plan of three wells, of which the last is too weak. */
const small = (entity = 'sample'): Plan =>
  normalise({
    name: `Three of ${entity}`,
    device: opentronsOt2,
    deck: [te, labware('from', plate96, 'sample'), labware('to', plate96, 'destination')],
    contents: [
      teContents,
      holding('from', 'A1', '80 uL', '50 ng/uL', entity),
      holding('from', 'B1', '80 uL', '25 ng/uL', 'other'),
      holding('from', 'C1', '80 uL', '2 ng/uL', 'weak'),
    ],
    samples: ['A1', 'B1', 'C1'].map((well) => ({
      source: { labware: 'from', well },
      destination: { labware: 'to', well },
    })),
    target: { concentration: parseConcentration('5 ng/uL'), volumePl: parseVolume('50 uL') },
    diluent: [teWell],
  });

/** Elements that are opened and never closed, or closed and never opened. */
function unbalanced(markup: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, close, name = '', self] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*?)?(\/?)>/gi))
    if (close === '/') {
      if (open.pop() !== name) wrong.push(name);
    } else if (self !== '/') open.push(name);
  return [...wrong, ...open];
}

describe('the report of a plan', () => {
  it('says in words all that it shows: every well, every step, every warning', () => {
    const page = planReport(small());

    expect(page).toContain('Can be carried out, with 1 warning to read first.');
    expect(page).toContain(
      '<th scope="row">A1 of to</th><td>5 µL of A1 of from</td><td>45 µL</td><td>50 µL</td><td>sample 5 ng/µL</td><td></td>',
    );
    expect(page).toContain(
      '<th scope="row">C1 of to</th><td>50 µL of C1 of from</td><td></td><td>50 µL</td><td>weak 2 ng/µL</td><td>too-weak</td>',
    );
    expect(page).toContain('<td>sample</td><td>A1 of from</td><td>5 µL to A1 of to</td><td>new</td><td>3 × 5 µL</td>');
    expect(page).toContain(
      'aria-label="to, concentration after. 3 of 96 wells hold something, from 2 ng/µL to 5 ng/µL, 1 marked."',
    );
  });

  it('shows the concentrations of samples once, as they do not change, and parts of one transfer together', () => {
    const plan = small();
    const split = {
      ...plan,
      steps: plan.steps.flatMap((one) => (one.phase === 'sample' ? [one, { ...one, tip: 'keep' as const }] : [one])),
    };

    expect(planReport(plan)).toContain('concentration before and after');
    expect(summarisePlan(split).rows[0]?.[1]).toBe('10 µL of A1 of from');
  });

  it('needs nothing from anywhere else, and is well-formed', () => {
    const page = planReport(small());

    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<script|<link|<img|url\(|@import/);
    expect(unbalanced(page.replace('<!doctype html>', ''))).toEqual([]);
    expect(page).toContain('prefers-color-scheme:dark');
  });

  it('shows names that look like markup as text', () => {
    const hostile = `</title><script>alert("1")</script><img src=x onerror='1'>&\u0000\uD800`;

    const page = planReport(small(hostile));

    expect(page).not.toMatch(/<script|<img|\p{Cs}/u);
    expect(page).not.toContain('\u0000');
    expect(page).toContain(
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&lt;img src=x onerror=&#39;1&#39;&gt;&amp;',
    );
    expect(unbalanced(page.replace('<!doctype html>', ''))).toEqual([]);
  });

  it('refuses loudly what the ledger refuses, faults first', () => {
    const plan = { ...small(), contents: [teContents] };

    const { verdict, sentence, notes } = summarisePlan(plan);

    expect(verdict).toBe('refused');
    expect(sentence).toBe('Not to be carried out: 3 faults.');
    expect(notes.map(({ kind, code, count }) => [kind, code, count])).toEqual([
      ['fault', 'below-dead-volume', 3],
      ['warning', 'too-weak', 1],
    ]);
  });

  it('sums a plan up for a canvas', () => {
    const { figures, rows, columns } = summarisePlan(small());

    expect(Object.fromEntries(figures.map(({ label, value }) => [label, value]))).toEqual({
      Device: 'Opentrons OT-2',
      'Wells filled': '3',
      Transfers: '5',
      'Moves of the head': '4',
      Sample: '65 µL',
      Diluent: '85 µL',
      'Lost with tips': '5 µL',
      Tips: '2 × p20_single_gen2 (1 box), 2 × p300_single_gen2 (1 box)',
    });
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
  });

  it.each([
    ['each of 384 transfers', 1, plate384, 384],
    ['a line for each pair of many plates', 18, plate96, 18],
  ])('draws %s', (_, count, type, expected) => {
    const sources = Array.from({ length: count }, (__, number) => `s${number}`);
    const destinations = sources.map((id) => `${id}-copy`);
    const plan = reformat({
      name: 'Copies',
      device: hamiltonStar,
      deck: [
        ...sources.map((id) => labware(id, type, 'sample')),
        ...destinations.map((id) => labware(id, type, 'destination')),
      ],
      contents: sources.flatMap((id) => wellNames(type).map((well) => holding(id, well, '50 uL', '1 nM'))),
      layout: 'stamp',
      sources,
      destinations,
      volumePl: parseVolume('5 uL'),
    });

    const page = planReport(plan);

    expect(page.split(/M[\d.]+ [\d.]+C/)).toHaveLength(expected + 1);
    expect(page.includes('20 more plates')).toBe(count > 1);
  });

  it('draws a plate as a picture of its own', () => {
    const { after } = replay(small());

    const picture = plateMap({
      labware: labware('to', plate96, 'destination'),
      wells: after,
      measure: concentrationMeasure('mass'),
    });

    expect(picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(picture).toContain('<title>A1: 50 µL, sample 5 ng/µL</title>');
    expect(picture).toContain('<title>H12: empty</title>');
    expect(unbalanced(picture)).toEqual([]);
  });

  it('shades by decades what differs by decades', () => {
    const near = shadingOf([1, 10, 40]);
    const far = shadingOf([1, 10, 100]);

    expect([near.isLog, near.shade(20)]).toEqual([false, 0.5]);
    expect(far.isLog).toBe(true);
    expect([far.shade(0), far.shade(1), far.shade(10), far.shade(100)].map((one) => Number(one.toFixed(2)))).toEqual([
      0, 0.1, 0.55, 1,
    ]);
    expect(shadingOf([]).shade(0)).toBe(0);
    expect(volumeMeasure.show(2_500)).toBe('2.5 nL');
  });
});

describe('the picture of a plan', () => {
  it('has each plate before and after, the wells with a warning marked, and the warning in words', () => {
    const picture = planPicture(small());

    const maps = [...picture.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label);
    expect(maps).toEqual([
      'Three of sample. Can be carried out, with 1 warning to read first.',
      'to, volume after. 3 of 96 wells hold something, from 50 µL to 50 µL, 1 marked.',
      expect.stringMatching(/^to, concentration after\. .*, 1 marked\.$/),
      expect.stringMatching(/^from, volume before\. 3 of 96 wells hold something/),
      expect.stringMatching(/^from, volume after\. 3 of 96 wells hold something/),
      expect.stringMatching(/^from, concentration before and after\. /),
    ]);
    expect(picture).toContain('! too-weak: It does not hold enough even undiluted, and is taken so. (C1 of to)');
  });

  it('is one document that loads nothing, in which the names of samples are no markup', () => {
    const picture = planPicture(small('<script>alert(1)</script>'));

    expect(picture.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    expect(unbalanced(picture)).toEqual([]);
    expect(picture).not.toMatch(/<script|href=|url\(/);
  });
});
