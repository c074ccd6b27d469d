import { describe, expect, it } from 'vitest';
import { canvasLab, type CanvasLab } from '../../test/support/canvas-lab.ts';
import type { Answer } from '../../test/support/start-tenant.ts';

const start = ({ appV3, appId }: CanvasLab, more: object = {}): Promise<Answer> =>
  appV3('POST', '/app-session', { appId, name: 'Ordering', timeoutSeconds: 60, ...more });

describe('a session in API v3', () => {
  it('is the session that API v2 knows', async () => {
    const lab = await canvasLab();

    const { status, headers, body } = await start(lab, { messages: [{ content: 'Begun', style: 'INFO' }] });

    const read = await lab.appV3('GET', `/app-session/${body.id}`);
    const inV2 = await lab.app('GET', `/app-sessions/${body.id}`);
    expect(status).toBe(201);
    expect(headers['location']).toMatch(new RegExp(`/api/v3/app-session/${body.id}$`, 'u'));
    expect(body).toMatchObject({
      __typename: 'AppSession',
      app: { __typename: 'AppInstallation', id: lab.appId },
      status: 'RUNNING',
      messages: [{ __typename: 'AppSessionMessage', content: 'Begun', style: 'INFO' }],
    });
    expect(read.body).toEqual(body);
    expect(inV2.body).toMatchObject({ name: 'Ordering', messages: [{ content: 'Begun', style: 'INFO' }] });
  });

  it('is ended once, alone or in a batch', async () => {
    const lab = await canvasLab();
    const { body: one } = await start(lab);
    const { body: other } = await start(lab);

    const ended = await lab.appV3('PATCH', `/app-session/${one.id}`, { status: 'SUCCEEDED' });
    const again = await lab.appV3('PATCH', '/app-session:batch-update', {
      items: [
        { id: other.id, status: 'FAILED' },
        { id: one.id, status: 'FAILED' },
      ],
    });

    const untouched = await lab.appV3('GET', `/app-session/${other.id}`);
    expect(ended.body.status).toBe('SUCCEEDED');
    expect(again.status).toBe(400);
    expect(untouched.body.status).toBe('RUNNING');
  });

  it('is listed for its own app, and for tenant admins', async () => {
    const lab = await canvasLab();
    const { body: made } = await lab.appV3('POST', '/app-session:batch-create', {
      items: ['First', 'Second'].map((name) => ({ appId: lab.appId, name, timeoutSeconds: 60 })),
    });

    const own = await lab.appV3('GET', '/app-session/items?sort=createdAt:asc&pageSize=1');
    const next = await lab.appV3(
      'GET',
      `/app-session/items?sort=createdAt:asc&pageSize=1&nextToken=${encodeURIComponent(own.body.nextToken)}`,
    );
    const foreign = await lab.otherAppV3('GET', '/app-session/items');

    const ids = made.items.map(({ id }: { id: string }) => id);
    expect([...own.body.items, ...next.body.items].map(({ id }) => id)).toEqual(ids);
    expect(foreign.body.items).toEqual([]);
  });

  it.each([
    ['a name of two letters', { name: 'No' }, 'name must have'],
    ['no time', { timeoutSeconds: 0 }, 'timeoutSeconds'],
    ['a message of two letters', { messages: [{ content: 'Hi' }] }, 'messages[0].content must have'],
    ['11 messages', { messages: Array.from({ length: 11 }, () => ({ content: 'Hello' })) }, '10 items at most'],
  ])('is not made with %s', async (_what, wrong, message) => {
    const lab = await canvasLab();

    const { status, body } = await start(lab, wrong);

    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(message);
  });

  it('is hidden from other apps', async () => {
    const lab = await canvasLab();
    const { body: session } = await start(lab);

    const read = await lab.otherAppV3('GET', `/app-session/${session.id}`);
    const changed = await lab.otherAppV3('PATCH', `/app-session/${session.id}`, { status: 'FAILED' });
    const made = await lab.otherAppV3('POST', '/app-session', { appId: lab.appId, name: 'Mine', timeoutSeconds: 60 });

    expect([read.status, changed.status, made.status]).toEqual([404, 404, 403]);
  });
});
