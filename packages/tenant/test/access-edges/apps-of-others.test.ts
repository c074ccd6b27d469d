import { expect, it } from 'vitest';
import { canvasLab, type CanvasLab } from '../support/canvas-lab.ts';
import type { Answer, Caller } from '../support/start-tenant.ts';

const button = { type: 'BUTTON', id: 'order', text: 'Order' };

interface Edge extends CanvasLab {
  readonly canvasId: string;
  readonly sessionId: string;
}

/** A canvas and a session of one app, and another app that sees the entry they are about. */
async function startEdge(): Promise<Edge> {
  const lab = await canvasLab();
  const { body: canvas } = await lab.canvasWith(button);
  const session = { appId: lab.appId, name: 'Ordering', timeoutSeconds: 60, messages: [{ content: 'Secret' }] };
  const { body: opened } = await lab.app('POST', '/app-sessions', session);
  return { ...lab, canvasId: canvas.id, sessionId: opened.id };
}

const asked: Readonly<Record<string, (call: Caller, lab: Edge, ids: Ids) => Promise<Answer>>> = {
  'a read of a canvas': (call, _lab, { canvasId }) => call('GET', `/app-canvases/${canvasId}`),
  'a change of a canvas': (call, _lab, { canvasId }) => call('PATCH', `/app-canvases/${canvasId}`, { enabled: false }),
  'the archiving of a canvas': (call, _lab, { canvasId }) =>
    call('POST', '/app-canvases:archive', { canvasIds: [canvasId], reason: 'Other' }),
  'the unarchiving of a canvas': (call, _lab, { canvasId }) =>
    call('POST', '/app-canvases:unarchive', { canvasIds: [canvasId] }),
  'a read of a session': (call, _lab, { sessionId }) => call('GET', `/app-sessions/${sessionId}`),
  'a change of a session': (call, _lab, { sessionId }) =>
    call('PATCH', `/app-sessions/${sessionId}`, { status: 'SUCCEEDED' }),
  'a canvas on a session': (call, { otherAppId, entryId }, { sessionId }) =>
    call('POST', '/app-canvases', {
      appId: otherAppId,
      featureId: 'panel',
      resourceId: entryId,
      blocks: [button],
      sessionId,
    }),
};

type Ids = Pick<Edge, 'canvasId' | 'sessionId'>;

it.each(Object.entries(asked))('answers %s of another app as if there were none', async (_what, ask) => {
  const lab = await startEdge();
  const { canvasId, sessionId } = lab;
  const none = { canvasId: `${canvasId}0`, sessionId: `${sessionId}0` };
  const said = ({ status, body }: Answer, ids: Ids): string =>
    JSON.stringify([status, body]).replaceAll(ids.canvasId, 'ID').replaceAll(ids.sessionId, 'ID');

  const ofAnother = await ask(lab.otherApp, lab, lab);
  const ofNobody = await ask(lab.otherApp, lab, none);
  const canvas = await lab.app('GET', `/app-canvases/${canvasId}`);
  const session = await lab.app('GET', `/app-sessions/${sessionId}`);

  expect([400, 404]).toContain(ofAnother.status);
  expect(said(ofAnother, lab)).toBe(said(ofNobody, none));
  expect([canvas.body.enabled, canvas.body.archiveRecord, session.body.status]).toEqual([true, null, 'RUNNING']);
});

it.each(['/app-canvases', '/app-sessions'])('lets no app make anything at %s in the name of another', async (path) => {
  const lab = await startEdge();
  const session = { name: 'Ordering', timeoutSeconds: 60 };
  const canvas = { featureId: 'panel', resourceId: lab.entryId, blocks: [button] };

  const { status } = await lab.otherApp('POST', path, {
    appId: lab.appId,
    ...(path === '/app-sessions' ? session : canvas),
  });

  expect(status).toBe(403);
});

it('lists in API v3 the sessions of nobody else', async () => {
  const lab = await startEdge();

  const [own, others] = [
    await lab.appV3('GET', '/app-session/items'),
    await lab.otherAppV3('GET', '/app-session/items'),
  ];

  expect([own, others].map(({ body }) => body.items.length)).toEqual([1, 0]);
});

it('lets a canvas go with the entry: its app no longer reads it in one that it may no longer see', async () => {
  const lab = await startEdge();

  lab.tenant.control.revokeAccess({ resourceId: lab.projectId, collaboratorId: lab.appId });
  const answers = [
    await lab.app('GET', `/app-canvases/${lab.canvasId}`),
    await lab.app('PATCH', `/app-canvases/${lab.canvasId}`, { enabled: false }),
    await lab.app('POST', '/app-canvases:archive', { canvasIds: [lab.canvasId], reason: 'Other' }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 400]);
});
