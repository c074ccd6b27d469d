import { describe, expect, it } from 'vitest';
import { canvasLab, type CanvasLab } from '../../test/support/canvas-lab.ts';
import type { Answer } from '../../test/support/start-tenant.ts';

const create = ({ appV3, appId, entryId }: CanvasLab, ...blocks: readonly object[]): Promise<Answer> =>
  appV3('POST', '/app-canvas', { appId, featureId: 'panel', resourceId: entryId, blocks });

const order = { type: 'BUTTON', id: 'order', text: 'Order' };
const search = { type: 'SEARCH_INPUT', id: 'plasmid', itemType: 'DNA_SEQUENCE', label: 'Plasmid' };

describe('a canvas in API v3', () => {
  it('is the canvas that API v2 knows', async () => {
    const lab = await canvasLab();

    const { status, headers, body } = await create(lab, { type: 'SECTION', id: 'top', children: [search, order] });

    const read = await lab.appV3('GET', `/app-canvas/${body.id}`);
    const inV2 = await lab.app('GET', `/app-canvases/${body.id}`);
    expect(status).toBe(201);
    expect(headers['location']).toMatch(new RegExp(`/api/v3/app-canvas/${body.id}$`, 'u'));
    expect(body).toMatchObject({
      __typename: 'AppCanvas',
      app: { __typename: 'AppInstallation', id: lab.appId },
      featureId: 'panel',
      resourceId: lab.entryId,
      enabled: true,
      archived: false,
      blocks: [
        {
          __typename: 'SectionUiBlock',
          id: 'top',
          children: [
            { __typename: 'SearchInputUiBlock', itemType: 'DNA_SEQUENCE', label: 'Plasmid', value: null },
            { __typename: 'ButtonUiBlock', id: 'order', text: 'Order', enabled: null },
          ],
        },
      ],
    });
    expect(read.body).toEqual(body);
    expect(inV2.body.blocks).toEqual([
      {
        type: 'SECTION',
        id: 'top',
        children: [
          {
            ...search,
            itemType: 'dna_sequence',
            enabled: null,
            placeholder: null,
            required: null,
            schemaId: null,
            value: null,
          },
          { ...order, enabled: null },
        ],
      },
    ]);
  });

  it('shows a table by its data frame', async () => {
    const lab = await canvasLab();
    const { body: frame } = await lab.app('POST', '/data-frames', {
      name: 'Plate 7',
      columns: [{ name: 'Well', type: 'string' }],
      manifest: [{ fileName: 'plate-7.csv' }],
    });

    const { body } = await create(lab, { type: 'TABLE', id: 'wells', name: 'Wells', dataFrameId: frame.id });

    expect(body.blocks).toEqual([
      { __typename: 'TableUiBlock', id: 'wells', name: 'Wells', enabled: null, dataFrameId: frame.id },
    ]);
  });

  it('is changed, archived and taken out of the archive by its app', async () => {
    const lab = await canvasLab();
    const { body: canvas } = await create(lab, order);
    const path = `/app-canvas/${canvas.id}`;

    const changed = await lab.appV3('PATCH', path, { enabled: false, data: '{"run":42}', archived: true });
    const refused = await lab.appV3('PATCH', path, { enabled: true });
    const back = await lab.appV3('PATCH', path, { archived: false, enabled: true });

    expect(changed.body).toMatchObject({ enabled: false, data: '{"run":42}', archived: true, archiveReason: 'Other' });
    expect(refused.status).toBe(403);
    expect(back.body).toMatchObject({ enabled: true, archived: false, archiveReason: null });
  });

  it('is made and changed in batches, all or none', async () => {
    const lab = await canvasLab();
    const { appId, entryId: resourceId } = lab;
    const canvas = { appId, featureId: 'panel', resourceId };

    const made = await lab.appV3('POST', '/app-canvas:batch-create', {
      items: [
        { ...canvas, blocks: [order] },
        { ...canvas, blocks: [] },
      ],
    });
    const [one, other] = made.body.items;
    const changed = await lab.appV3('PATCH', '/app-canvas:batch-update', {
      items: [
        { id: one.id, enabled: false },
        { id: 'cnvs_none', enabled: false },
      ],
    });

    const kept = await lab.appV3('GET', `/app-canvas/${one.id}`);
    expect([made.status, other.blocks]).toEqual([201, []]);
    expect(changed.status).toBe(400);
    expect(kept.body.enabled).toBe(true);
  });

  it('is made from the rows of a file, each by itself', async () => {
    const lab = await canvasLab();
    const row = { appId: lab.appId, featureId: 'panel', resourceId: lab.entryId };
    const rows = [
      { request_id: 'good', input_object: { ...row, blocks: [order] } },
      { request_id: 'no-text', input_object: { ...row, blocks: [{ type: 'BUTTON', id: 'order' }] } },
      { request_id: 'no-type', input_object: { ...row, blocks: [{ type: 'SLIDER', id: 'order' }] } },
      {
        request_id: 'nested',
        input_object: {
          ...row,
          blocks: [{ type: 'SECTION', id: 's', children: [{ type: 'SECTION', id: 't', children: [] }] }],
        },
      },
    ];
    const { body: file } = await lab.appV3('POST', '/scratch-file:create-and-upload', {
      filename: 'canvases.jsonl',
      contents: rows.map((one) => JSON.stringify(one)).join('\n'),
    });

    const { body: task } = await lab.appV3('POST', '/app-canvas:bulk-create', { fileId: file.id });

    const { body: done } = await lab.appV3('GET', `/tasks/bulk/${task.taskId}`);
    expect(done).toMatchObject({ status: 'COMPLETED', result: { successCount: 1, errorCount: 3 } });
  });

  it('is hidden from other apps', async () => {
    const lab = await canvasLab();
    const { body: canvas } = await create(lab, order);

    const read = await lab.otherAppV3('GET', `/app-canvas/${canvas.id}`);
    const changed = await lab.otherAppV3('PATCH', `/app-canvas/${canvas.id}`, { enabled: false });

    expect([read.status, changed.status]).toEqual([404, 404]);
  });
});
