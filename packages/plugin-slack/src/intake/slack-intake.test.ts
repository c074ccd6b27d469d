import { fakeClock, memoryLogger } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { plain, textInput } from '../block-kit/blocks.ts';
import type { Modal } from './modal.ts';
import { slackIntake } from './slack-intake.ts';

const form: Modal = {
  callbackId: 'form',
  open: (asked) =>
    'actionId' in asked && asked.actionId.startsWith('open')
      ? {
          type: 'modal',
          callback_id: 'form',
          title: plain('Form', 24),
          submit: plain('Send', 24),
          blocks: [textInput('reason', { label: 'Reason' })],
        }
      : undefined,
  check: ({ values }) => (values['reason']?.value === undefined ? { reason: 'Say why.' } : {}),
};

/** An intake, and what happens to it in order. */
function intake(
  modals: readonly Modal[] = [form],
  receive: () => Promise<'new' | 'known'> = () => Promise.resolve('new'),
) {
  const happened: string[] = [];
  const take = slackIntake({
    inbox: {
      async receive({ id, payload }) {
        happened.push(
          `receive ${id.split('-', 1)[0]} ${JSON.stringify(payload).includes('V_OPENED') ? 'with its view' : ''}`.trim(),
        );
        const outcome = await receive();
        happened.push('kept');
        return outcome;
      },
    },
    modals,
    answer(_, words) {
      happened.push(`told ${words}`);
      return Promise.resolve();
    },
    heedRemoval() {
      happened.push('removal heeded');
      return Promise.resolve();
    },
    openModal(triggerId) {
      happened.push(`open by ${triggerId}`);
      return Promise.resolve('V_OPENED');
    },
    clock: fakeClock(),
    log: memoryLogger(),
  });
  const send = (body: object): Promise<void> =>
    take({
      body,
      ack(answer?: unknown) {
        happened.push(answer === undefined ? 'ack' : `ack with ${JSON.stringify(answer)}`);
        return Promise.resolve();
      },
    });
  return { send, happened };
}

const click = (actionId: string): object => ({
  type: 'block_actions',
  trigger_id: 'T.1',
  user: { id: 'U1' },
  actions: [{ action_id: actionId, block_id: 'row' }],
});
const submission = (value: string | null): object => ({
  type: 'view_submission',
  user: { id: 'U1' },
  view: { id: 'V1', callback_id: 'form', state: { values: { reason: { text: { value } } } } },
});

describe('the intake of Slack', () => {
  it('acknowledges when a delivery is kept, and not before', async () => {
    const { send, happened } = intake();

    await send(click('task.approve'));
    await send({ type: 'event_callback', event_id: 'Ev1', event: { type: 'app_mention' } });

    expect(happened).toEqual(['receive click', 'kept', 'ack', 'receive Ev1', 'kept', 'ack']);
  });

  it('does not acknowledge what cannot be kept, so that Slack sends it again', async () => {
    const { send, happened } = intake([form], () => Promise.reject(new Error('The disk is full')));

    await expect(send(click('task.approve'))).rejects.toThrow('The disk is full');

    expect(happened).toEqual(['receive click']);
  });

  it('opens a modal at the click, and keeps nothing of that', async () => {
    const { send, happened } = intake();

    await send(click('open.form'));

    expect(happened).toEqual(['open by T.1', 'ack']);
  });

  it('keeps the click with the view when the modal is to be filled later', async () => {
    const { send, happened } = intake([{ ...form, isFilledLater: true }]);

    await send(click('open.form'));

    expect(happened).toEqual(['open by T.1', 'receive click with its view', 'kept', 'ack']);
  });

  it('tells the person what is wrong with a form, and keeps it when nothing is', async () => {
    const { send, happened } = intake();

    await send(submission(null));
    await send(submission('Too thin'));

    expect(happened).toEqual([
      'ack with {"response_action":"errors","errors":{"reason":"Say why."}}',
      'receive form',
      'kept',
      'ack',
    ]);
  });

  it('acknowledges what it does not take, so that Slack does not send it again', async () => {
    const { send, happened } = intake();

    await send({ type: 'message_action', callback_id: 'unknown' });

    expect(happened).toEqual(['ack']);
  });
});
