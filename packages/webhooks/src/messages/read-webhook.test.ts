import { describe, expect, it } from 'vitest';
import { webhookBody } from '../../test/benchling-sender.ts';
import { messageTypes } from './message-types.ts';
import { readWebhook } from './read-webhook.ts';

const read = (message: object) => readWebhook(JSON.parse(webhookBody(message)));

const whole = {
  id: 'evt_1',
  createdAt: '2026-01-01T00:00:00Z',
  resourceId: 'etr_1',
  schema: { id: 'ts_1' },
  updates: ['fields.Host'],
  properties: ['name'],
  stability: 'stable',
  canvasId: 'cnvs_1',
  featureId: 'panel',
  userId: 'ent_1',
  buttonId: 'go',
};

describe('readWebhook', () => {
  it('knows every type of message that Benchling documents', () => {
    const unknown = Object.keys(messageTypes).filter((type) => !read({ type, ...whole }).known);

    expect(Object.keys(messageTypes)).toHaveLength(58);
    expect(unknown).toEqual([]);
  });

  it.each(['v2.canvas.created', 'v2.canvas.userInteracted', 'v2.canvas.initialized'] as const)(
    'passes on %s as it is when it lacks what it should have',
    (type) => {
      const webhook = read({ type, ...whole, featureId: undefined });

      expect(webhook).toMatchObject({ known: false, message: { type, userId: 'ent_1' } });
    },
  );

  it('lets the type of a message tell what it has', () => {
    const webhook = read({ type: 'v2.canvas.userInteracted', ...whole });

    const pressed =
      webhook.known && webhook.message.type === 'v2.canvas.userInteracted' ? webhook.message.buttonId : undefined;

    expect(pressed).toBe('go');
  });

  it('takes a type that has the name of a member of every object for unknown', () => {
    const known = ['constructor', '__proto__', 'toString'].map((type) => read({ type }).known);

    expect(known).toEqual([false, false, false]);
  });

  it('leaves out the secret that the activation of a legacy app carries', () => {
    const webhook = read({ type: 'v0-beta.lifecycle.activateRequested', clientId: 'c1', clientSecret: 'hush' });

    expect(webhook.message).toMatchObject({ clientId: 'c1' });
    expect(JSON.stringify(webhook)).not.toContain('hush');
  });

  it('gives a legacy app no definition', () => {
    const body = JSON.parse(webhookBody()) as object;

    const webhook = readWebhook({ ...body, appDefinition: { id: null, versionNumber: '0.0.1' } });

    expect(webhook.appDefinition).toEqual({ id: null, versionNumber: '0.0.1' });
  });

  it('reads again what an inbox has kept of it', () => {
    const webhook = read({ type: 'v2.canvas.created', ...whole });

    const again = readWebhook(JSON.parse(JSON.stringify(webhook)));

    expect(again).toEqual(webhook);
  });
});
