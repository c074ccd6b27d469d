import { describe, expect, it } from 'vitest';
import { canvasLab, type CanvasLab } from '../../../test/support/canvas-lab.ts';
import type { Answer } from '../../../test/support/start-tenant.ts';
import { readableMessage } from './session-messages.ts';

const seconds = 1000;

const start = ({ app, appId }: CanvasLab, more: object = {}): Promise<Answer> =>
  app('POST', '/app-sessions', { appId, name: 'Ordering', timeoutSeconds: 60, ...more });

describe('a session', () => {
  it('runs from when its app makes it, and shows the messages of its app', async () => {
    const lab = await canvasLab();

    const { status, headers, body } = await start(lab, { messages: [{ content: 'Ordering {id:seq_1}' }] });

    const read = await lab.app('GET', `/app-sessions/${body.id}`);
    expect(status).toBe(201);
    expect(headers['location']).toMatch(new RegExp(`/api/v2/app-sessions/${body.id}$`, 'u'));
    expect(body).toEqual({
      id: expect.stringMatching(/^sesn_/u),
      app: { id: lab.appId },
      name: 'Ordering',
      status: 'RUNNING',
      timeoutSeconds: 60,
      messages: [{ content: 'Ordering {id:seq_1}', style: 'NONE' }],
      createdAt: expect.any(String),
      modifiedAt: expect.any(String),
    });
    expect(read.body).toEqual(body);
  });

  it('shows only what is asked for', async () => {
    const lab = await canvasLab();
    const { body: session } = await start(lab);

    const { body } = await lab.app('GET', `/app-sessions/${session.id}?returning=id,status`);

    expect(body).toEqual({ id: session.id, status: 'RUNNING' });
  });

  it('keeps its messages until others take their place', async () => {
    const lab = await canvasLab();
    const { body: session } = await start(lab, { messages: [{ content: 'Begun', style: 'INFO' }] });
    const path = `/app-sessions/${session.id}`;

    const longer = await lab.app('PATCH', path, { timeoutSeconds: 90 });
    const told = await lab.app('PATCH', path, { messages: [{ content: 'Half of it is done' }] });
    const cleared = await lab.app('PATCH', path, { messages: [] });

    expect(longer.body).toMatchObject({ timeoutSeconds: 90, messages: [{ content: 'Begun', style: 'INFO' }] });
    expect(told.body.messages).toEqual([{ content: 'Half of it is done', style: 'NONE' }]);
    expect(cleared.body.messages).toEqual([]);
  });

  it.each(['SUCCEEDED', 'FAILED', 'COMPLETED_WITH_WARNINGS'])('is closed once it is %s', async (status) => {
    const lab = await canvasLab();
    const { body: session } = await start(lab);
    const path = `/app-sessions/${session.id}`;

    const ended = await lab.app('PATCH', path, { status, messages: [{ content: 'That was it' }] });
    const after = await lab.app('PATCH', path, { messages: [{ content: 'One more thing' }] });

    expect(ended.body).toMatchObject({ status, messages: [{ content: 'That was it' }] });
    expect(after.status).toBe(400);
    expect(after.body.error.message).toBe('Session has been closed and cannot be updated');
  });

  it('times out when its app has not ended it in time, and then is closed', async () => {
    const lab = await canvasLab();
    const { body: session } = await start(lab);
    const path = `/app-sessions/${session.id}`;

    lab.clock.advance(60 * seconds);
    const inTime = await lab.app('GET', path);
    lab.clock.advance(1);
    const late = await lab.app('GET', path);
    const after = await lab.app('PATCH', path, { status: 'SUCCEEDED' });

    expect(inTime.body.status).toBe('RUNNING');
    expect(late.body.status).toBe('TIMEOUT');
    expect(after).toMatchObject({
      status: 400,
      body: { error: { message: 'Session has been closed and cannot be updated' } },
    });
  });

  it('has its time from when it was made, also when that was made longer', async () => {
    const lab = await canvasLab();
    const { body: session } = await start(lab);
    lab.clock.advance(50 * seconds);

    await lab.app('PATCH', `/app-sessions/${session.id}`, { timeoutSeconds: 100 });
    lab.clock.advance(50 * seconds);
    const inTime = await lab.app('GET', `/app-sessions/${session.id}`);
    lab.clock.advance(1);
    const late = await lab.app('GET', `/app-sessions/${session.id}`);

    expect(inTime.body.status).toBe('RUNNING');
    expect(late.body.status).toBe('TIMEOUT');
  });

  it.each([
    ['less time than before', { timeoutSeconds: 59 }, 'can only be increased, and is 60'],
    ['more than 30 days', { timeoutSeconds: 2_592_001 }, 'timeoutSeconds'],
    ['an end that only the system gives', { status: 'TIMEOUT' }, 'Invalid status: "TIMEOUT"'],
    ['another name', { name: 'Other' }, 'Unknown field: name'],
    ['a message of two letters', { messages: [{ content: 'Hi' }] }, 'messages.0.content'],
    ['a message of 201 letters', { messages: [{ content: 'x'.repeat(201) }] }, 'messages.0.content'],
    ['a style that is none', { messages: [{ content: 'Hello', style: 'BOLD' }] }, 'messages.0.style'],
    ['11 messages', { messages: Array.from({ length: 11 }, () => ({ content: 'Hello' })) }, '10 items at most, not 11'],
    ['11 references', { messages: [{ content: '{id:seq_1}'.repeat(11) }] }, 'refers to 11 items'],
  ])('does not take %s', async (_what, changes, message) => {
    const lab = await canvasLab();
    const { body: session } = await start(lab);

    const { status, body } = await lab.app('PATCH', `/app-sessions/${session.id}`, changes);

    const kept = await lab.app('GET', `/app-sessions/${session.id}`);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
    expect(kept.body).toEqual(session);
  });

  it.each([
    [{ name: 'No' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ timeoutSeconds: 0 }, 'timeoutSeconds'],
    [{ messages: Array.from({ length: 11 }, () => ({ content: 'Hello' })) }, '10 items at most, not 11'],
    [{ appId: 'app_none' }, 'Invalid appId: app_none'],
  ])('is not made from %j', async (wrong, message) => {
    const lab = await canvasLab();

    const { status, body } = await start(lab, wrong);

    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it('is made, seen and changed by its own app and by tenant admins only', async () => {
    const lab = await canvasLab();
    const { body: session } = await start(lab);
    const path = `/app-sessions/${session.id}`;

    const made = await start(lab, { appId: lab.otherAppId });
    const read = await lab.otherApp('GET', path);
    const changed = await lab.otherApp('PATCH', path, { status: 'FAILED' });
    const asAdmin = await lab.admin('GET', path);

    expect(made).toMatchObject({
      status: 403,
      body: { error: { message: expect.stringContaining('Only Other app') } },
    });
    expect([read.status, changed.status, asAdmin.status]).toEqual([404, 404, 200]);
  });

  it('is in the audit log with each change, under the name of its app', async () => {
    const lab = await canvasLab();
    const { body: session } = await start(lab);
    await lab.app('PATCH', `/app-sessions/${session.id}`, { status: 'SUCCEEDED' });

    const rows = lab.tenant.control.listAuditLog({ itemId: session.id });

    expect(rows.map(({ eventDescription, action }) => [eventDescription, action])).toEqual([
      ['App Session: Created', 'Created'],
      ['App Session: Updated', 'Updated status'],
    ]);
  });
});

it('reads a message with what it refers to by name, and braces that are only text', () => {
  const content = String.raw`Moved {id:con_1} with \{priority: p3\} of \{id:con_1\}, {not} it`;

  const read = readableMessage(content, (id) => `<${id}>`);

  expect(read).toBe('Moved <con_1> with {priority: p3} of {id:con_1}, {not} it');
});
