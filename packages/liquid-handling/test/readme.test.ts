import { readFileSync } from 'node:fs';
import { replay, transfersOf, volumeIn } from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { faults, file } from '../examples/files-of-devices.ts';
import { outcome, page, plan } from '../examples/normalise-a-plate.ts';
import { plan as series } from '../examples/own-device.ts';

const folder = new URL('../', import.meta.url);
const blocks = [...readFileSync(new URL('README.md', folder), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(
  ([, block]) => block,
);

describe('the README', () => {
  it('shows the examples as they are', () => {
    const examples = ['normalise-a-plate.ts', 'own-device.ts', 'files-of-devices.ts'].map((file) =>
      readFileSync(new URL(`examples/${file}`, folder), 'utf8'),
    );

    expect(blocks).toEqual(examples);
  });

  it('normalises as it says', () => {
    const transfers = transfersOf(plan).map(
      ({ destination, phase, volumePl }) => `${destination.well} ${phase} ${volumeIn(volumePl, 'uL')}`,
    );

    expect(transfers).toEqual([
      'A1 diluent 43.8',
      'B1 diluent 29.2',
      'A1 sample 6.2',
      'B1 sample 20.8',
      'C1 sample 50',
    ]);
    expect(plan.warnings.map(({ code, at }) => [code, at?.well])).toEqual([['too-weak', 'C1']]);
    expect(outcome.faults).toEqual([]);
    expect(page).toContain('Can be carried out, with 1 warning to read first.');
  });

  it('dilutes a series on a device of its own', () => {
    expect(replay(series).faults).toEqual([]);
    expect(series.steps).toHaveLength(8);
    expect(series.warnings.map(({ code }) => code)).toEqual(['larger-last-well']);
  });

  it('writes a worklist with diluent for two wells and the excess in one aspiration, and holds what is read to the ledger', () => {
    expect(file.split('\r\n').slice(0, 2)).toEqual([
      'A;TE;;;1;;78.00;;;;',
      'D;PLT-18;;96 Well, landscape;1;;43.80;;;;',
    ]);
    expect(faults).toEqual([]);
  });
});
