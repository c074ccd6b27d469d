import { expect, it } from 'vitest';
import { entryLinks } from './entry-links.ts';
import { plainText, type Written } from './note-text.ts';

const entry: Written = {
  days: [
    {
      date: '2026-01-05',
      notes: [
        { type: 'text', text: 'Transformed pUC19.', links: [{ id: 'seq_1', type: 'dna_sequence' }] },
        { type: 'list_number', text: 'Thaw' },
        { type: 'list_bullet', indentation: 1, text: 'on ice' },
        { type: 'list_number', text: 'Heat shock', links: [{ id: 'seq_1', type: 'dna_sequence' }] },
        { type: 'text', text: '' },
        { type: 'list_number', text: 'Plate' },
        { type: 'list_checkbox', checked: true, text: 'Incubator on' },
        { type: 'list_checkbox', checked: false, text: 'Plates labelled' },
      ],
    },
    {
      date: '2026-01-06',
      title: 'Colonies',
      notes: [
        {
          type: 'table',
          text: '',
          table: {
            name: 'Counts',
            columnLabels: ['Plate', null],
            rows: [{ cells: [{ text: 'P1', link: { id: 'plt_1', type: 'plate' } }, { text: '42' }] }],
          },
        },
        { type: 'results_table', apiId: 'growth', name: 'Growth' },
      ],
    },
  ],
};

it('reads an entry out as text', () => {
  expect(plainText(entry)).toBe(
    [
      '2026-01-05',
      'Transformed pUC19.',
      '1. Thaw',
      '  - on ice',
      '2. Heat shock',
      '',
      '1. Plate',
      '[x] Incubator on',
      '[ ] Plates labelled',
      '',
      'Colonies',
      'Counts',
      'Plate\t',
      'P1\t42',
      '[results_table Growth]',
    ].join('\n'),
  );
});

it('names the days of a template by their number', () => {
  const text = plainText({
    days: [
      { day: 0, notes: [{ type: 'text', text: 'Aim' }] },
      { day: 2, notes: [{ type: 'text', text: 'Harvest' }] },
    ],
  });

  expect(text).toBe('Aim\n\nDay 2\nHarvest');
});

it('finds each thing that an entry mentions once, in its text and in its tables', () => {
  expect(entryLinks(entry).map(({ id }) => id)).toEqual(['seq_1', 'plt_1']);
});
