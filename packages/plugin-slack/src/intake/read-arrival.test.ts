import { describe, expect, it } from 'vitest';
import { readArrival } from './read-arrival.ts';

const click = (changes: object = {}, action: object = {}) => ({
  type: 'block_actions',
  token: 'never-kept',
  trigger_id: '13.37.never-kept',
  team: { id: 'T1' },
  user: { id: 'U1' },
  container: { type: 'message', message_ts: '17.1', channel_id: 'C1' },
  response_url: 'https://hooks.slack.test/1',
  actions: [
    { type: 'button', action_id: 'task.approve', block_id: 'task/1', value: 'wft_1', action_ts: '17.2', ...action },
  ],
  ...changes,
});

describe('what comes from Slack', () => {
  it('is the same delivery when a button is clicked twice, or by way of two retries', () => {
    const first = readArrival(click());
    const second = readArrival(click({ trigger_id: '13.38' }, { action_ts: '17.9' }));

    expect(second).toEqual(first);
    expect(first).toMatchObject({
      kind: 'slack-click',
      payload: { userId: 'U1', channelId: 'C1', messageTs: '17.1', actionId: 'task.approve', value: 'wft_1' },
    });
  });

  it('is another delivery for another person, another button, another message, or once the message was written anew', () => {
    const ids = [
      click(),
      click({ user: { id: 'U2' } }),
      click({}, { action_id: 'task.decline' }),
      click({ container: { message_ts: '17.3', channel_id: 'C1' } }),
      click({}, { block_id: 'task/2' }),
    ].map((body) => readArrival(body)?.id);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps neither the verification token nor the trigger', () => {
    const kept = JSON.stringify([
      readArrival(click()),
      readArrival({
        command: '/benchling',
        token: 'never-kept',
        trigger_id: 'never-kept',
        user_id: 'U1',
        channel_id: 'C1',
      }),
    ]);

    expect(kept).not.toContain('never-kept');
  });

  it('reads every kind of input of a form by its block', () => {
    const values = {
      reason: { text: { type: 'plain_text_input', value: 'Too thin' } },
      template: { pick: { type: 'static_select', selected_option: { value: 'tmpl_1' } } },
      when: { day: { type: 'datepicker', selected_date: '2026-03-01' } },
      files: { upload: { type: 'file_input', files: [{ id: 'F1' }, { id: 'F2' }] } },
      empty: { text: { type: 'plain_text_input', value: null } },
    };
    const body = {
      type: 'view_submission',
      team: { id: 'T1' },
      user: { id: 'U1' },
      view: { id: 'V1', state: { values } },
    };

    const arrival = readArrival(body);

    expect(arrival?.payload).toMatchObject({
      values: {
        reason: { value: 'Too thin' },
        template: { value: 'tmpl_1' },
        when: { value: '2026-03-01' },
        files: { values: ['F1', 'F2'] },
        empty: {},
      },
    });
  });

  it('is nothing when it is of a sort that the bot does not take, or lacks what every one of its sort has', () => {
    const read = [
      null,
      'text',
      { type: 'shortcut' },
      { type: 'event_callback', event_id: 'Ev1' },
      click({ actions: [] }),
      click({ user: undefined }),
      { type: 'view_submission', user: { id: 'U1' } },
      { command: '/benchling', user_id: 'U1', channel_id: 'C1' },
    ].map(readArrival);

    expect(read.every((one) => one === undefined)).toBe(true);
  });
});
