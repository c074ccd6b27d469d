import { describe, expect, it } from 'vitest';
import { canvasLab } from '../../../test/support/canvas-lab.ts';

const order = { type: 'BUTTON', id: 'order', text: 'Order' };
const amount = { type: 'TEXT_INPUT', id: 'amount', value: null, label: 'Amount', required: true };

describe('a canvas', () => {
  it('is made by an app in an entry that it may see', async () => {
    const lab = await canvasLab();

    const { status, headers, body } = await lab.canvasWith(amount, order);

    const read = await lab.app('GET', `/app-canvases/${body.id}`);
    expect(status).toBe(201);
    expect(headers['location']).toMatch(new RegExp(`/api/v2/app-canvases/${body.id}$`, 'u'));
    expect(body).toEqual({
      id: expect.stringMatching(/^cnvs_/u),
      app: { id: lab.appId },
      featureId: 'panel',
      resourceId: lab.entryId,
      enabled: true,
      sessionId: null,
      data: null,
      blocks: [amount, order],
      archiveRecord: null,
    });
    expect(read.body).toEqual(body);
  });

  it('keeps what a change leaves out, and takes blocks as a whole', async () => {
    const lab = await canvasLab();
    const { body: made } = await lab.canvasWith(amount, order);
    const path = `/app-canvases/${made.id}`;
    const { body: session } = await lab.app('POST', '/app-sessions', {
      appId: lab.appId,
      name: 'Ordering',
      timeoutSeconds: 60,
    });

    const disabled = await lab.app('PATCH', path, { enabled: false, data: '{"step":1}', sessionId: session.id });
    const reduced = await lab.app('PATCH', path, { blocks: [order] });
    const cleared = await lab.app('PATCH', path, { data: null, sessionId: null });

    expect(disabled.body).toEqual({ ...made, enabled: false, data: '{"step":1}', sessionId: session.id });
    expect(reduced.body).toEqual({ ...disabled.body, blocks: [order] });
    expect(cleared.body).toEqual({ ...reduced.body, data: null, sessionId: null });
  });

  it('shows only what is asked for', async () => {
    const lab = await canvasLab();
    const { body: made } = await lab.canvasWith(order);

    const { body } = await lab.app('GET', `/app-canvases/${made.id}?returning=enabled,featureId`);

    expect(body).toEqual({ enabled: true, featureId: 'panel' });
  });

  it('goes into the archive and comes back, and is not changed while it is there', async () => {
    const lab = await canvasLab();
    const { body: made } = await lab.canvasWith(order);
    const path = `/app-canvases/${made.id}`;

    const archived = await lab.app('POST', '/app-canvases:archive', { canvasIds: [made.id], reason: 'Other' });
    const read = await lab.app('GET', path);
    const changed = await lab.app('PATCH', path, { enabled: false });
    const back = await lab.app('POST', '/app-canvases:unarchive', { canvasIds: [made.id] });
    const after = await lab.app('GET', path);

    expect([archived.body, back.body]).toEqual([{ canvasIds: [made.id] }, { canvasIds: [made.id] }]);
    expect(read.body.archiveRecord).toEqual({ reason: 'Other' });
    expect(changed).toMatchObject({ status: 403, body: { error: { message: expect.stringContaining('archived') } } });
    expect(after.body.archiveRecord).toBeNull();
  });

  it('is archived together with others or not at all', async () => {
    const lab = await canvasLab();
    const { body: made } = await lab.canvasWith(order);

    const refused = await lab.app('POST', '/app-canvases:archive', {
      canvasIds: [made.id, 'cnvs_none'],
      reason: 'Other',
    });

    const { body } = await lab.app('GET', `/app-canvases/${made.id}`);
    expect(refused).toMatchObject({ status: 400, body: { error: { invalidIds: ['cnvs_none'] } } });
    expect(body.archiveRecord).toBeNull();
  });

  it('is seen and changed by its own app and by tenant admins only', async () => {
    const lab = await canvasLab();
    const { body: made } = await lab.canvasWith(order);
    const path = `/app-canvases/${made.id}`;

    const read = await lab.otherApp('GET', path);
    const changed = await lab.otherApp('PATCH', path, { enabled: false });
    const archived = await lab.otherApp('POST', '/app-canvases:archive', { canvasIds: [made.id], reason: 'Other' });
    const asAdmin = await lab.admin('GET', path);

    expect([read.status, changed.status, archived.status, asAdmin.status]).toEqual([404, 404, 400, 200]);
  });

  it('is hidden from its app once the app may no longer see the entry', async () => {
    const lab = await canvasLab();
    const { body: made } = await lab.canvasWith(order);

    lab.tenant.control.revokeAccess({ resourceId: lab.projectId, collaboratorId: lab.appId });
    const read = await lab.app('GET', `/app-canvases/${made.id}`);
    const another = await lab.canvasWith(order);

    expect(read.status).toBe(404);
    expect(another.status).toBe(400);
  });

  it.each([
    ['another app', { appId: 'app_none' }, 400, 'Invalid appId: app_none'],
    ['a feature that the manifest has not', { featureId: 'other' }, 400, 'panel, template_panel, run_panel, home'],
    ['an entry that is not there', { resourceId: 'etr_none' }, 400, 'Invalid resourceId: etr_none'],
    ['a feature that stands elsewhere', { featureId: 'run_panel' }, 400, 'takes the id of a run'],
    ['a session that is not there', { sessionId: 'sesn_none' }, 400, 'Invalid sessionId: sesn_none'],
    ['data that is no JSON', { data: 'step 1' }, 400, 'it must be JSON text'],
    ['more than 5 KiB of data', { data: `"${'ä'.repeat(2560)}"` }, 400, 'data takes 5120 bytes at most, not 5122'],
    ['no blocks', { blocks: undefined }, 400, 'blocks is a required field'],
  ])('is not made for %s', async (_what, wrong, status, message) => {
    const { app, appId, entryId } = await canvasLab();

    const refused = await app('POST', '/app-canvases', {
      appId,
      featureId: 'panel',
      resourceId: entryId,
      blocks: [],
      ...wrong,
    });

    expect(refused.status).toBe(status);
    expect(refused.body.error.message).toContain(message);
  });

  it('is not made by one app for another, nor with a session of another', async () => {
    const lab = await canvasLab();
    const { body: session } = await lab.otherApp('POST', '/app-sessions', {
      appId: lab.otherAppId,
      name: 'Ordering',
      timeoutSeconds: 60,
    });
    const made = { featureId: 'panel', resourceId: lab.entryId, blocks: [] };

    const forOther = await lab.app('POST', '/app-canvases', { ...made, appId: lab.otherAppId });
    const withOther = await lab.app('POST', '/app-canvases', { ...made, appId: lab.appId, sessionId: session.id });

    expect(forOther.status).toBe(403);
    expect(withOther).toMatchObject({ status: 400, body: { error: { invalidId: session.id } } });
  });

  it('moves to another feature or resource only where that may be', async () => {
    const lab = await canvasLab();
    const { body: made } = await lab.canvasWith(order);
    const { body: other } = await lab.admin('POST', '/entries', { name: 'Run 43', folderId: lab.folderId });
    const path = `/app-canvases/${made.id}`;

    const same = await lab.app('PATCH', path, { featureId: 'panel', resourceId: lab.entryId });
    const moved = await lab.app('PATCH', path, { resourceId: other.id });
    const refused = await lab.app('PATCH', path, { featureId: 'run_panel' });

    expect(same.body).toEqual(made);
    expect(moved.body.resourceId).toBe(other.id);
    expect(refused.status).toBe(400);
  });

  it('is in the audit log with each change, under the name of its app', async () => {
    const lab = await canvasLab();
    const { body: made } = await lab.canvasWith(order);
    await lab.app('PATCH', `/app-canvases/${made.id}`, { enabled: false });

    const rows = lab.tenant.control.listAuditLog({ itemId: made.id });

    expect(rows.map(({ action, newValue }) => [action, newValue])).toEqual([
      ['Created', 'Order panel'],
      ['Updated enabled', 'false'],
    ]);
  });
});
