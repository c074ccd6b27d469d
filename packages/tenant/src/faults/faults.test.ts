import { describe, expect, it } from 'vitest';
import { createFaults } from './faults.ts';

const calls = 1000;

describe('faults', () => {
  it('meets the next call of its operation, and no more', () => {
    const faults = createFaults();
    faults.failNext({ operationId: 'createEntry', status: 503 });

    const met = ['getEntry', 'createEntry', 'createEntry'].map((id) => faults.take(id)?.status);

    expect(met).toEqual([undefined, 503, undefined]);
    expect(faults.list()).toEqual([]);
  });

  it('meets so many of a hundred calls until it is cleared, the same ones every time', () => {
    const meet = (): number[] => {
      const faults = createFaults();
      faults.failNext({ operationId: '*', status: 503, percent: 20 });
      return Array.from({ length: calls }, (_, index) => index).filter(() => faults.take('getEntry') !== undefined);
    };

    const [first, second] = [meet(), meet()];

    expect(first.length).toBeGreaterThan(150);
    expect(first.length).toBeLessThan(250);
    expect(second).toEqual(first);
  });

  it('says how many calls each fault will still meet', () => {
    const faults = createFaults();
    faults.failNext({ operationId: 'createEntry', reset: true, times: 2 });
    faults.failNext({ operationId: '*', status: 429, percent: 5 });
    faults.take('createEntry');

    const list = faults.list();

    expect(list).toEqual([
      { number: 1, operationId: 'createEntry', reset: true, times: 1 },
      { number: 2, operationId: '*', status: 429, percent: 5, times: null },
    ]);
  });

  it('takes back the one that is named, and no other', () => {
    const faults = createFaults();
    faults.failNext({ operationId: 'createEntry', status: 500 });
    faults.failNext({ operationId: 'createEntry', status: 503 });

    const taken = [faults.remove(1), faults.remove(1)];

    expect(taken).toEqual([true, false]);
    expect(faults.take('createEntry')?.status).toBe(503);
  });
});
