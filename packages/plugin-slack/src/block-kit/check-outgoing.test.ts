import { InputError } from '@ligase/core';
import type { KnownBlock, ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { button, buttons, facts, paragraph, plain, textInput } from './blocks.ts';
import { checkMessage, checkView } from './check-outgoing.ts';

const faultsOf = (check: () => void): unknown => {
  try {
    check();
    return [];
  } catch (error) {
    return error instanceof InputError ? error.details['faults'] : error;
  }
};
const message = (...blocks: readonly KnownBlock[]) => ({ text: 'A task', blocks });
const modal = (changes: Partial<ModalView>): ModalView => ({
  type: 'modal',
  title: plain('Decline', 24),
  submit: plain('Send', 24),
  blocks: [textInput('reason', { label: 'Reason' })],
  ...changes,
});

describe('what Slack would not take', () => {
  it('lets pass what the builders make, however long the texts are that they are given', () => {
    const long = 'x'.repeat(5_000);
    const made = message(
      paragraph(long),
      facts(Array.from({ length: 20 }, () => [long, long] as const)),
      buttons('row', [button(long, { actionId: 'task.approve', value: 'wft_1' })]),
    );

    const faults = [faultsOf(() => checkMessage(made)), faultsOf(() => checkView(modal({})))];

    expect(faults).toEqual([[], []]);
  });

  it('is refused with every fault and its place', () => {
    const twice = button('Approve', { actionId: 'same' });
    const made = message(
      { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } },
      { type: 'actions', block_id: 'row', elements: [twice, twice] },
      { type: 'section', block_id: 'row' },
      { type: 'nonsense' } as unknown as KnownBlock,
    );

    const faults = faultsOf(() => checkMessage({ ...made, text: '' }));

    expect(faults).toEqual([
      'text is empty',
      'blocks[0].text.text has 151 characters; Slack takes 150',
      'blocks[1].elements[1].action_id "same" is there twice',
      'blocks[2].block_id "row" is there twice',
      'blocks[2] needs a text or fields',
      'blocks[3] is of the type "nonsense", which is none that this app sends',
    ]);
  });

  it('is a choice among more than ten buttons, or five in a menu of a few', () => {
    const options = Array.from({ length: 11 }, (_, index) => ({
      text: { type: 'plain_text' as const, text: 'x' },
      value: String(index),
    }));
    const actions = message({
      type: 'actions',
      elements: [
        { type: 'radio_buttons', action_id: 'one', options },
        { type: 'checkboxes', action_id: 'some', options: options.slice(0, 10) },
        { type: 'overflow', action_id: 'more', options: options.slice(0, 6) },
      ],
    });

    const faults = faultsOf(() => checkMessage(actions));

    expect(faults).toEqual([
      'blocks[0].elements[0].options has 11 items; Slack takes 10',
      'blocks[0].elements[2].options has 6 items; Slack takes 5',
    ]);
  });

  it('is a message of more than 50 blocks, and a modal with a title of 40 characters or inputs that nobody can send', () => {
    const many = message(...Array.from({ length: 51 }, () => paragraph('x')));
    const { submit: _, ...unsent } = modal({ title: { type: 'plain_text', text: 'x'.repeat(40) } });

    const faults = [faultsOf(() => checkMessage(many)), faultsOf(() => checkView(unsent))];

    expect(faults).toEqual([
      ['blocks has 51 items; Slack takes 50'],
      ['title.text has 40 characters; Slack takes 24', 'submit is missing, which a modal with inputs needs'],
    ]);
  });
});
