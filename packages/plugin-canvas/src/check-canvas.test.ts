import { describe, expect, it } from 'vitest';
import type { Block } from './block.ts';
import { checkCanvas } from './check-canvas.ts';

const amount = { type: 'TEXT_INPUT', id: 'amount', value: null, label: 'Amount' } as const;

describe('the check of a canvas', () => {
  it('takes what is within the limits', () => {
    const blocks: Block[] = [
      { type: 'SECTION', children: [amount] },
      { type: 'BUTTON', id: 'go', text: 'Go' },
    ];

    const check = (): void => checkCanvas({ blocks, data: '{}' });

    expect(check).not.toThrow();
  });

  it.each<[string, unknown[], string]>([
    [
      'an id twice',
      [{ type: 'SECTION', children: [amount] }, amount],
      'blocks[1] (TEXT_INPUT "amount"): its id is that of blocks[0].children[0]',
    ],
    ['an empty id', [{ ...amount, id: '' }], 'its id is empty'],
    ['a button without an id', [{ type: 'BUTTON', text: 'Go' }], 'it needs an id'],
    ['a label of 51 characters', [{ ...amount, label: 'x'.repeat(51) }], 'its label has 51 characters'],
    [
      'a required input without a label',
      [{ type: 'TEXT_INPUT', id: 'a', value: null, required: true }],
      'needs a label',
    ],
    [
      'a section in a section',
      [{ type: 'SECTION', children: [{ type: 'SECTION', children: [] }] }],
      'cannot hold a SECTION',
    ],
    ['eleven files', [{ type: 'FILE_UPLOAD', id: 'f', value: null, maxFiles: 11 }], 'must be 1 to 10, not 11'],
    ['a choice that is not offered', [{ type: 'SELECTOR_INPUT', id: 's', value: 'b', options: ['a'] }], '"b" is none'],
  ])('refuses %s, and says where', (_what, blocks, message) => {
    const check = (): void => checkCanvas({ blocks: blocks as Block[] });

    expect(check).toThrow(message);
  });

  it('refuses data of 5,000 bytes, counted as they are sent', () => {
    const check = (): void => checkCanvas({ data: JSON.stringify('µ'.repeat(2_499)) });

    expect(check).toThrow('not 5000');
  });
});
