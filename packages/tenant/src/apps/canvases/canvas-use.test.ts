import { describe, expect, it } from 'vitest';
import { uploadBlob } from '../../../test/support/signed-requests.ts';
import { canvasLab, type CanvasLab } from '../../../test/support/canvas-lab.ts';

const amount = { type: 'TEXT_INPUT', id: 'amount', value: null, label: 'Amount', required: true };
const colour = {
  type: 'SELECTOR_INPUT_MULTIVALUE',
  id: 'colour',
  value: null,
  options: ['red', 'green'],
  placeholder: 'Any',
};
const order = { type: 'BUTTON', id: 'order', text: 'Order' };

const panel = ({ appId, entryId }: CanvasLab) => ({ appId, featureId: 'panel', resourceId: entryId });

describe('people', () => {
  it('put a canvas in an entry, which is disabled until its app has filled it', async () => {
    const lab = await canvasLab();

    const opened = lab.tenant.control.openCanvas(panel(lab));
    const canvasId = opened.canvas?.id ?? '';
    const empty = await lab.app('GET', `/app-canvases/${canvasId}`);
    const filled = await lab.app('PATCH', `/app-canvases/${canvasId}`, { enabled: true, blocks: [order] });

    const { body } = await lab.admin('GET', `/entries/${lab.entryId}`);
    expect(opened).toMatchObject({ messageType: 'v2.canvas.created', deliveryId: expect.stringMatching(/^msg_/u) });
    expect(await lab.told()).toEqual([
      {
        type: 'v2.canvas.created',
        deprecated: false,
        canvasId,
        featureId: 'panel',
        resourceId: lab.entryId,
        userId: lab.adminId,
      },
    ]);
    expect(empty.body).toMatchObject({ enabled: false, blocks: [] });
    expect(filled.body).toMatchObject({ enabled: true, blocks: [order] });
    expect(body.entry.days.at(-1).notes).toEqual([
      { type: 'app_canvas', indentation: 0, appId: lab.appId, canvasId, featureId: 'panel' },
    ]);
  });

  it('put a canvas in an entry template, and each entry made from it has a canvas of its own', async () => {
    const lab = await canvasLab();
    const { control } = lab.tenant;
    const { id: resourceId } = control.createEntryTemplate({ name: 'Run', notes: ['Materials'] });

    const opened = control.openCanvas({ appId: lab.appId, featureId: 'template_panel', resourceId });
    const { body: entry } = await lab.admin('POST', '/entries', {
      name: 'Run 43',
      folderId: lab.folderId,
      entryTemplateId: resourceId,
    });

    const [canvas] = control.listCanvases({ resourceId: entry.id });
    const told = await lab.told();
    expect(opened).toMatchObject({ canvas: { resourceName: 'Run' }, messageType: 'v2.canvas.created' });
    expect(canvas?.id).not.toBe(opened.canvas?.id);
    expect(entry.days[0].notes).toMatchObject([
      { type: 'text', text: 'Materials' },
      { type: 'app_canvas', canvasId: canvas?.id, appId: lab.appId, featureId: 'template_panel' },
    ]);
    expect(told.map(({ type, canvasId }) => [type, canvasId])).toEqual([
      ['v2.canvas.created', opened.canvas?.id],
      ['v2.canvas.created', canvas?.id],
    ]);
  });

  it('see the canvas of a run once the app has made it', async () => {
    const lab = await canvasLab();
    const { control } = lab.tenant;
    const { id: schemaId } = control.createSchema({ registryId: lab.registryId, name: 'Prep', type: 'assay_run' });
    const run = await lab.admin('POST', '/assay-runs', {
      assayRuns: [{ schemaId, fields: {}, projectId: lab.projectId }],
    });
    const [resourceId] = run.body.assayRuns;
    const ofRun = { appId: lab.appId, featureId: 'run_panel', resourceId };

    const first = control.openCanvas(ofRun);
    const { body: made } = await lab.app('POST', '/app-canvases', { ...ofRun, blocks: [order] });
    const second = control.openCanvas(ofRun);

    expect(first).toMatchObject({ canvas: null, messageType: 'v2.canvas.initialized' });
    expect(second).toMatchObject({ canvas: { id: made.id }, messageType: null, deliveryId: null });
  });

  it('give an app files, which it may then read', async () => {
    const lab = await canvasLab();
    const blobId = await uploadBlob(lab.admin, 'Plate.CSV', 'a,b');
    const files = { type: 'FILE_UPLOAD', id: 'files', value: null, fileTypes: ['csv'], maxFiles: 1 };
    const { body: canvas } = await lab.canvasWith(files, order);
    const press = { canvasId: canvas.id, buttonId: 'order', inputs: { files: [blobId] } };

    const before = await lab.app('GET', `/blobs/${blobId}`);
    const pressed = lab.tenant.control.pressCanvasButton(press);
    const after = await lab.app('GET', `/blobs/${blobId}`);
    const kept = await lab.app('PATCH', `/app-canvases/${canvas.id}`, { blocks: pressed.canvas.blocks });

    expect(pressed.canvas).toMatchObject({ blocks: [{ value: [blobId] }, order], names: { [blobId]: 'Plate.CSV' } });
    expect([before.status, after.status, kept.status]).toEqual([404, 200, 200]);
  });

  it('upload the files that they give an app, which nobody else may give it', async () => {
    const lab = await canvasLab();
    const { control } = lab.tenant;
    const { id: bo } = control.createUser({ handle: 'bo', name: 'Bo' });
    control.grantAccess({ resourceId: lab.projectId, collaboratorId: bo, policy: 'Write' });
    const data64 = Buffer.from('a,b').toString('base64');
    const files = { type: 'FILE_UPLOAD', id: 'files', value: null, fileTypes: ['csv'] };
    const { body: canvas } = await lab.canvasWith(files, order);
    const press = (blobId: string): unknown =>
      control.pressCanvasButton({
        canvasId: canvas.id,
        buttonId: 'order',
        inputs: { files: [blobId] },
        actingUser: bo,
      });

    const { id } = control.uploadFile({ name: 'plate.csv', data64 });
    const { id: ofBo } = control.uploadFile({ name: 'plate.csv', data64, actingUser: bo });
    const broken = (): unknown => control.uploadFile({ name: 'plate.csv', data64: '!' });
    const stolen = (): unknown => press(id);

    expect(stolen).toThrow(`${id} is no blob or file that can be seen`);
    expect(broken).toThrow('it is not base64');
    expect(press(ofBo)).toMatchObject({ canvas: { blocks: [{ value: [ofBo] }, order] } });
  });

  it('cannot give an app files of another type, nor more than it takes', async () => {
    const lab = await canvasLab();
    const files = { type: 'FILE_UPLOAD', id: 'files', value: null, fileTypes: ['.csv'], maxFiles: 1 };
    const { body: canvas } = await lab.canvasWith(files, order);
    const table = await uploadBlob(lab.admin, 'plate.csv', 'a,b');
    const picture = await uploadBlob(lab.admin, 'gel.png', 'x');
    const press = (...chosen: string[]): unknown =>
      lab.tenant.control.pressCanvasButton({ canvasId: canvas.id, buttonId: 'order', inputs: { files: chosen } });

    const wrongType = (): unknown => press(picture);
    const tooMany = (): unknown => press(table, picture);

    expect(wrongType).toThrow('Invalid input files: gel.png is none of .csv');
    expect(tooMany).toThrow('Invalid input files: it takes 1 files at most, not 2');
  });

  it('see the canvas of a home page once the app has made it', async () => {
    const lab = await canvasLab();
    const home = { appId: lab.appId, featureId: 'home', resourceId: lab.appId };

    const first = lab.tenant.control.openCanvas(home);
    const { body: made } = await lab.app('POST', '/app-canvases', { ...home, blocks: [order] });
    const second = lab.tenant.control.openCanvas(home);

    expect(first).toMatchObject({ canvas: null, messageType: 'v2.canvas.initialized' });
    expect(second).toMatchObject({ canvas: { id: made.id, resourceName: 'Plasmid Courier' }, messageType: null });
    expect(await lab.told()).toEqual([
      {
        type: 'v2.canvas.initialized',
        deprecated: false,
        featureId: 'home',
        resourceId: lab.appId,
        userId: lab.adminId,
      },
    ]);
  });

  it('press a button: what they wrote is kept, and the canvas is disabled until the app enables it', async () => {
    const lab = await canvasLab();
    const { body: canvas } = await lab.canvasWith({ type: 'SECTION', children: [amount] }, colour, order);
    const press = { canvasId: canvas.id, buttonId: 'order', inputs: { amount: '3', colour: ['red'] } };

    const pressed = lab.tenant.control.pressCanvasButton(press);
    const read = await lab.app('GET', `/app-canvases/${canvas.id}`);

    expect(pressed).toMatchObject({ messageType: 'v2.canvas.userInteracted', canvas: { enabled: false } });
    expect(await lab.told()).toEqual([
      {
        type: 'v2.canvas.userInteracted',
        deprecated: false,
        buttonId: 'order',
        canvasId: canvas.id,
        featureId: 'panel',
        userId: lab.adminId,
      },
    ]);
    expect(read.body).toEqual({
      ...canvas,
      enabled: false,
      blocks: [{ type: 'SECTION', children: [{ ...amount, value: '3' }] }, { ...colour, value: ['red'] }, order],
    });
    expect(() => lab.tenant.control.pressCanvasButton(press)).toThrow('is disabled until its app enables it');
  });

  it('press a button beside an input whose id every object has', async () => {
    const lab = await canvasLab();
    const odd = { type: 'TEXT_INPUT', id: 'constructor', value: 'as it was' };
    const { body: canvas } = await lab.canvasWith(odd, order);

    const pressed = lab.tenant.control.pressCanvasButton({ canvasId: canvas.id, buttonId: 'order' });

    expect(pressed.canvas.blocks).toEqual([odd, order]);
  });

  it('press a button once more when the app has enabled the canvas', async () => {
    const lab = await canvasLab();
    const { body: canvas } = await lab.canvasWith(amount, order);
    const press = { canvasId: canvas.id, buttonId: 'order' };
    lab.tenant.control.pressCanvasButton({ ...press, inputs: { amount: '3' } });

    await lab.app('PATCH', `/app-canvases/${canvas.id}`, { enabled: true });
    const again = lab.tenant.control.pressCanvasButton(press);

    expect(again.canvas.blocks[0]).toEqual({ ...amount, value: '3' });
    expect((await lab.told()).map(({ type }) => type)).toEqual([
      'v2.canvas.userInteracted',
      'v2.canvas.userInteracted',
    ]);
  });

  it.each([
    ['a button that there is not', 'none', {}, 'There is no button none in it. Its buttons: order, off'],
    ['a button that is disabled', 'off', {}, 'The button Off (off) is disabled'],
    ['nothing written where it must be', 'order', {}, 'Fill in first: Amount (amount)'],
    ['only blanks where something must be', 'order', { amount: ' ' }, 'Fill in first: Amount (amount)'],
    ['what must be written taken away', 'order', { amount: null }, 'Fill in first: Amount (amount)'],
    ['an input that there is not', 'order', { none: 'x' }, 'There is no input none in it. Its inputs: amount, colour'],
    ['a disabled input written', 'order', { amount: '1', fixed: 'x' }, 'The input fixed is disabled'],
    ['a list where one text goes', 'order', { amount: ['1', '2'] }, 'The input amount takes one text'],
    ['one text where a list goes', 'order', { amount: '1', colour: 'red' }, 'The input colour takes a list of texts'],
    ['a choice that is none', 'order', { amount: '1', colour: ['blue'] }, '"blue" is none of its options: red, green'],
    ['a choice made twice', 'order', { amount: '1', colour: ['red', 'red'] }, 'red is in it twice'],
    ['no text at all', 'order', { amount: 3 as never }, 'Invalid input amount: it takes a text'],
  ])('cannot press with %s', async (_what, buttonId, inputs, message) => {
    const lab = await canvasLab();
    const fixed = { type: 'TEXT_INPUT', id: 'fixed', value: 'a', enabled: false };
    const off = { type: 'BUTTON', id: 'off', text: 'Off', enabled: false };
    const { body: canvas } = await lab.canvasWith(amount, colour, fixed, order, off);

    expect(() => lab.tenant.control.pressCanvasButton({ canvasId: canvas.id, buttonId, inputs })).toThrow(message);

    const kept = await lab.app('GET', `/app-canvases/${canvas.id}`);
    expect(kept.body).toEqual(canvas);
    expect(await lab.told()).toEqual([]);
  });

  it('use canvases only in what they may see', async () => {
    const lab = await canvasLab();
    const { control } = lab.tenant;
    const { id: actingUser } = control.createUser({ name: 'Eve', handle: 'eve' });
    const { body: canvas } = await lab.canvasWith(order);

    const press = () => control.pressCanvasButton({ canvasId: canvas.id, buttonId: 'order', actingUser });
    const open = () => control.openCanvas({ ...panel(lab), actingUser });

    expect(press).toThrow('not found');
    expect(open).toThrow(`Invalid resourceId: ${lab.entryId}`);
  });

  it('cannot use the canvases of an archived app', async () => {
    const lab = await canvasLab();
    const { body: canvas } = await lab.canvasWith(order);
    const { control } = lab.tenant;

    control.archiveApp({ appId: lab.appId });

    expect(() => control.pressCanvasButton({ canvasId: canvas.id, buttonId: 'order' })).toThrow('is archived');
    expect(() => control.openCanvas(panel(lab))).toThrow('Plasmid Courier is archived');
  });

  it('see that an app is told nothing when it has no webhook URL', async () => {
    const lab = await canvasLab();

    const opened = lab.tenant.control.openCanvas({ ...panel(lab), appId: lab.otherAppId });

    expect(opened).toMatchObject({ messageType: 'v2.canvas.created', deliveryId: null });
  });

  it('see a canvas with names in the place of ids, and the messages of its session', async () => {
    const lab = await canvasLab();
    const { body: session } = await lab.app('POST', '/app-sessions', {
      appId: lab.appId,
      name: 'Ordering',
      timeoutSeconds: 60,
      messages: [{ content: `Reading {id:${lab.entryId}}`, style: 'INFO' }],
    });
    const { body: canvas } = await lab.canvasWith({ type: 'CHIP', value: lab.entryId }, order);
    await lab.app('PATCH', `/app-canvases/${canvas.id}`, { sessionId: session.id });

    const view = lab.tenant.control.getCanvas({ canvasId: canvas.id });
    const listed = lab.tenant.control.listCanvases({ resourceId: lab.entryId });

    expect(view).toMatchObject({
      appName: 'Plasmid Courier',
      featureName: 'Order panel',
      resourceName: 'Run 42',
      names: { [lab.entryId]: 'Run 42' },
      session: {
        name: 'Ordering',
        status: 'RUNNING',
        messages: [{ content: 'Reading Run 42', style: 'INFO' }],
      },
    });
    expect(listed).toEqual([view]);
    expect(lab.tenant.control.listCanvases({ appId: lab.otherAppId })).toEqual([]);
  });
});
