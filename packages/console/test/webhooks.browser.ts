import { describe, expect, it } from 'vitest';
import { hasNoBrowser, openConsole } from './console.ts';
import { addCourier, type Courier } from './lab.ts';

describe.skipIf(hasNoBrowser)('webhooks', () => {
  it('show their bytes and whether a receiver takes them for genuine, and are sent again', async () => {
    const { page, tenant, goTo } = await openConsole();
    const { received } = await addCourier(tenant);
    await goTo('/webhooks', 'Webhooks');
    await page.getByRole('link', { name: 'v2.entry.created' }).click();
    await page.getByText('signature valid').waitFor();

    const body = await page.getByLabel('body as it is sent', { exact: true }).textContent();
    tenant.control.failNextDelivery({ kind: 'bad-signature' });
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.getByText('signature matches no key in use').waitFor();

    expect(received.filter((one) => one === body)).toHaveLength(2);
  });

  it('are edited and sent as if they had happened so', async () => {
    const { page, tenant, goTo } = await openConsole();
    const { received } = await addCourier(tenant);
    await goTo('/webhooks', 'Webhooks');
    await page.getByRole('link', { name: 'v2.entry.created' }).click();
    await page.getByRole('button', { name: 'Edit and send' }).click();
    const said = page.getByLabel('What the message says otherwise');

    await said.fill('{ "schema": ');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'is no JSON' }).waitFor();
    await said.fill('{ "schema": { "id": "ts_other" } }');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await expect.poll(() => received.at(-1)).toContain('"schema":{"id":"ts_other"}');
  });
});

async function sequenceIds(call: Courier['call']): Promise<readonly string[]> {
  const { dnaSequences } = (await call('GET', '/dna-sequences?pageSize=2')) as unknown as {
    readonly dnaSequences: readonly { readonly id: string }[];
  };
  return dnaSequences.map(({ id }) => id);
}

describe.skipIf(hasNoBrowser)('canvases', () => {
  it('are written in and pressed, which sends the app its webhook', async () => {
    const { page, tenant, goTo } = await openConsole();
    const { appId, entryId, call, received } = await addCourier(tenant);
    await goTo('/canvases', 'Canvases');
    await page.getByLabel('Feature id').fill('pick');
    await page.getByLabel('In', { exact: true }).fill(entryId);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('The app has put nothing here yet.').waitFor();
    const [canvas] = tenant.control.listCanvases({ appId });
    const samples = await sequenceIds(call);
    await call('PATCH', `/app-canvases/${canvas?.id}`, {
      enabled: true,
      blocks: [
        { type: 'MARKDOWN', id: 'what', value: 'Choose **one**.' },
        {
          type: 'TEXT_INPUT',
          id: 'note',
          label: 'Note',
          value: null,
          enabled: true,
          placeholder: null,
          required: true,
        },
        { type: 'SELECTOR_INPUT', id: 'plate', label: 'Plate', value: null, enabled: true, options: ['P1', 'P2'] },
        {
          type: 'SEARCH_INPUT_MULTIVALUE',
          id: 'samples',
          label: 'Samples',
          itemType: 'dna_sequence',
          schemaId: null,
          value: [],
          enabled: true,
        },
        { type: 'FILE_UPLOAD', id: 'photos', label: 'Photos', value: [], enabled: true },
        { type: 'BUTTON', id: 'go', text: 'Go', enabled: true },
      ],
    });

    await page.getByLabel('Note (required)').fill('Handle with care');
    await page.getByRole('combobox', { name: 'Plate' }).selectOption('P2');
    await page.getByLabel('Samples').pressSequentially(samples.join(', '));
    await page
      .getByLabel('Photos')
      .setInputFiles(['a.png', 'b.png'].map((name) => ({ name, mimeType: 'image/png', buffer: Buffer.from(name) })));
    await page.getByRole('button', { name: 'Take a.png out' }).click();
    await page.getByRole('button', { name: 'Take a.png out' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    await page.getByRole('link', { name: 'see the webhook' }).waitFor();

    await expect.poll(() => received.at(-1)).toContain('v2.canvas.userInteracted');
    const pressed = tenant.control.getCanvas({ canvasId: canvas?.id ?? '' });
    expect(samples).toHaveLength(2);
    expect(pressed.blocks.flatMap((block) => ('value' in block ? [block.value] : []))).toEqual([
      'Choose **one**.',
      'Handle with care',
      'P2',
      samples,
      [expect.any(String)],
    ]);
    expect(await page.getByRole('button', { name: 'Go', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('link', { name: 'see the webhook' }).click();
    await page.getByRole('button', { name: 'Edit and send' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
