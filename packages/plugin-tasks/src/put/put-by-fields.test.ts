import { UnknownOutcomeError } from '@ligase/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFields, type FieldValues } from '../field-values.ts';
import { putByFields, type PutPort } from './put-by-fields.ts';

interface Row {
  readonly id: string;
  readonly fields: ReturnType<typeof toFields>;
}

/** A shelf of rows as Benchling would keep them, and what was sent to it. */
function shelf(...start: FieldValues[]) {
  const rows: Row[] = start.map((fields, index) => ({ id: `row_${index}`, fields: toFields(fields) }));
  const sent: string[] = [];
  let loses: 'nothing' | 'the answer' | 'the request' | 'the process' = 'nothing';
  const port: PutPort<Row, { readonly fields: FieldValues }> = {
    what: 'output',
    async *look() {
      yield* rows.slice();
    },
    async create({ fields }) {
      const lost = loses;
      loses = 'nothing';
      const row = { id: `row_${rows.length}`, fields: toFields(fields) };
      if (lost !== 'the request') rows.push(row);
      sent.push(`create ${JSON.stringify(fields)}`);
      // Whoever is dead looks no more: the row stays as it was made.
      if (lost === 'the process') throw new Error('killed');
      if (lost !== 'nothing') throw new UnknownOutcomeError('No answer came');
      return row;
    },
    async update(found, { fields }) {
      sent.push(`update ${found.id}`);
      const row = { ...found, fields: { ...found.fields, ...toFields(fields) } };
      rows[rows.findIndex(({ id }) => id === found.id)] = row;
      return row;
    },
  };
  const put = async (wanted: readonly FieldValues[], by: readonly string[]) =>
    (
      await putByFields(
        port,
        wanted.map((fields) => ({ fields })),
        by,
      )
    ).map(({ did, item }) => `${did} ${item.id}`);
  return { put, sent, rows, lose: (what: typeof loses) => void (loses = what) };
}

describe('putting rows by some of their fields', () => {
  it('sends nothing for what is there already, also when numbers come back as texts and texts trimmed', async () => {
    const { put, sent } = shelf({ Well: 'A1', Volume: '5', Tags: ['x', 'y'], Note: null });

    const done = await put([{ Well: ' A1', Volume: 5, Tags: ['x', 'y'] }], ['Well']);

    expect([done, sent]).toEqual([['unchanged row_0'], []]);
  });

  it('goes on where an earlier try was killed', async () => {
    const { put, sent } = shelf({ Well: 'A1', Volume: 5 });

    const done = await put(
      ['A1', 'B1', 'µ🧬'].map((Well) => ({ Well, Volume: 5 })),
      ['Well'],
    );

    expect(done).toEqual(['unchanged row_0', 'created row_1', 'created row_2']);
    expect(sent).toHaveLength(2);
  });

  it('tells rows apart by several fields together, whatever is in them', async () => {
    const { put } = shelf({ Plate: 'P1", "', Well: 'A1' }, { Plate: 'P1', Well: '", "A1' });

    const done = await put([{ Plate: 'P1', Well: '", "A1' }], ['Plate', 'Well']);

    expect(done).toEqual(['unchanged row_1']);
  });

  it('finds the only one by no field at all', async () => {
    const { put } = shelf();

    const done = [...(await put([{ Volume: 5 }], [])), ...(await put([{ Volume: 6 }], []))];

    expect(done).toEqual(['created row_0', 'updated row_0']);
  });

  it('changes what is an object, too', async () => {
    const { put } = shelf({ Well: 'A1', Raw: { od: 1 } });

    const done = [
      ...(await put([{ Well: 'A1', Raw: { od: 1 } }], ['Well'])),
      ...(await put([{ Well: 'A1', Raw: { od: 2 } }], ['Well'])),
    ];

    expect(done).toEqual(['unchanged row_0', 'updated row_0']);
  });

  it('looks whether a row was made whose answer was lost, and makes it no second time', async () => {
    const { put, lose, rows } = shelf();
    lose('the answer');

    const done = await put([{ Well: 'A1' }, { Well: 'B1' }], ['Well']);

    expect(done).toEqual(['created row_0', 'created row_1']);
    expect(rows).toHaveLength(2);
  });

  it('says that the outcome is unknown when the row is not to be seen', async () => {
    const { put, lose, sent } = shelf();
    lose('the request');

    const putting = put([{ Well: 'A1' }], ['Well']);

    await expect(putting).rejects.toMatchObject({ code: 'API_UNKNOWN_OUTCOME' });
    expect(sent).toHaveLength(1);
  });

  it.each<[string, FieldValues[], FieldValues[], string]>([
    [
      'two that are wanted are the same',
      [],
      [{ Well: 'A1' }, { Well: 'A1 ' }],
      'Two outputs are the same by "Well": "A1". Nothing',
    ],
    ['what it is found by is empty', [], [{ Well: ' ' }], 'Each output is found by "Well", but one has no "Well"'],
    ['what it is found by is missing', [], [{ Volume: 5 }], 'Each output is found by "Well", but one has no "Well"'],
    [
      'two that are there are the same',
      [{ Well: 'A1' }, { Well: 'A1' }],
      [{ Well: 'A1' }],
      'row_0 and row_1 are the same by "Well": "A1". Archive',
    ],
  ])('sends nothing when %s', async (_what, there, wanted, message) => {
    const { put, sent } = shelf(...there);

    const putting = put(wanted, ['Well']);

    await expect(putting).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining(message) as string,
    });
    expect(sent).toEqual([]);
  });

  it('is not held up by two that are the same but not wanted', async () => {
    const { put } = shelf({ Well: 'A1' }, { Well: 'A1' });

    const done = await put([{ Well: 'B1' }], ['Well']);

    expect(done).toEqual(['created row_2']);
  });

  it('ends with each row there once, wherever it is killed and however often it is begun again', async () => {
    const wells = fc.uniqueArray(
      fc
        .string({ unit: fc.constantFrom('A', 'a', '1', ' ', 'µ', '🧬', '\u0301', '\0'), minLength: 1, maxLength: 3 })
        .filter((well) => well.trim() !== ''),
      {
        selector: (well) => well.trim(),
        maxLength: 8,
      },
    );
    const losses = fc.array(fc.constantFrom('nothing', 'the answer', 'the request', 'the process'), { maxLength: 12 });

    await fc.assert(
      fc.asyncProperty(wells, losses, async (names, fates) => {
        const { put, lose, rows } = shelf();
        const wanted = names.map((Well) => ({ Well, Volume: 5 }));
        for (const fate of fates) {
          lose(fate);
          await put(wanted, ['Well']).catch(() => undefined);
        }
        lose('nothing');

        await put(wanted, ['Well']);

        expect(new Set(rows.map(({ fields }) => fields['Well']?.value))).toEqual(new Set(names));
        expect(rows).toHaveLength(names.length);
      }),
    );
  });
});
