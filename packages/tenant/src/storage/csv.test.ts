import { describe, expect, it } from 'vitest';
import { formatCsv, parseCsv } from './csv.ts';

describe('CSV', () => {
  it('comes back as it was written, whatever its cells hold', () => {
    const rows = [
      ['Sample', 'Note', ''],
      ['S1', 'says "hello", twice\r\nand more', 'a,b'],
      ['', '', 'µL'],
    ];

    const read = parseCsv(formatCsv(rows));

    expect(read).toEqual(rows);
  });

  it.each([
    [
      'a byte order mark',
      '\uFEFFa,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end at its end',
      'a,b\r\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['empty lines', 'a\n\n1\n\n', [['a'], ['1']]],
    ['nothing', '', []],
  ])('is read with %s', (_, text, rows) => {
    const read = parseCsv(text);

    expect(read).toEqual(rows);
  });

  it('names the line of a quote that is never closed', () => {
    const read = (): unknown => parseCsv('a,b\n1,"2\n');

    expect(read).toThrow('an opening quote at line 2');
  });
});
