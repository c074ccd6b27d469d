import { describe, expect, it } from 'vitest';
import { accessibilityFaults, hasNoBrowser, openConsole, type OpenConsole } from './console.ts';
import { addCourier } from './lab.ts';

interface State {
  readonly path: string;
  readonly heading: string;
  /** The button that opens a dialog there. */
  readonly press?: string;
}

/** Every page with something on it, and every kind of dialog. */
async function statesOf({ tenant }: OpenConsole): Promise<readonly State[]> {
  const { appId, entryId, call } = await addCourier(tenant);
  const { control } = tenant;
  const { canvas } = control.openCanvas({ appId, featureId: 'pick', resourceId: entryId });
  const blocks = [
    { type: 'TEXT_INPUT', id: 'note', label: 'Note', value: null, enabled: true, placeholder: null, required: true },
    { type: 'SELECTOR_INPUT', id: 'plate', label: 'Plate', value: null, enabled: true, options: ['P1', 'P2'] },
    { type: 'BUTTON', id: 'go', text: 'Go', enabled: true },
  ];
  await call('PATCH', `/app-canvases/${canvas?.id}`, { enabled: true, blocks });
  await call('GET', '/entries/etr_missing1');
  control.failNext({ operationId: 'createEntry', status: 503 });
  const [delivery] = control.listDeliveries({});
  const [request] = control.listRequests({});
  const app = `/apps/${appId}`;
  return [
    { path: '/apps', heading: 'Apps' },
    { path: '/apps', heading: 'Apps', press: 'Create from scratch' },
    { path: '/apps', heading: 'Apps', press: 'Create from manifest' },
    { path: app, heading: 'Courier' },
    { path: app, heading: 'Courier', press: 'Generate secret' },
    { path: `${app}?tab=access`, heading: 'Courier' },
    { path: `${app}?tab=configuration`, heading: 'Courier' },
    { path: `${app}?tab=versions`, heading: 'Courier', press: 'Upload a new version' },
    { path: `${app}?tab=activity`, heading: 'Courier' },
    { path: `${app}?tab=webhook`, heading: 'Courier' },
    { path: `/requests?request=${request?.number}`, heading: 'Requests' },
    { path: `/webhooks?delivery=${delivery?.id}`, heading: 'Webhooks' },
    { path: '/webhooks', heading: 'Webhooks', press: 'Send one' },
    { path: `/canvases?canvas=${canvas?.id}`, heading: 'Canvases' },
    { path: '/audit-log', heading: 'Audit log', press: `Open row ${control.listAuditLog({}).length}` },
    { path: '/audit-log?itemId=etr_Nothing1', heading: 'Audit log' },
    { path: '/limits', heading: 'Limits' },
    { path: '/machine', heading: 'Machine' },
    { path: '/machine', heading: 'Machine', press: 'Reset the tenant' },
    { path: '/coverage', heading: 'Coverage' },
  ];
}

describe.skipIf(hasNoBrowser)('every page', () => {
  it('has no fault that axe finds, in light and in dark', { timeout: 120_000 }, async () => {
    const open = await openConsole();
    const { page, goTo } = open;
    const states = await statesOf(open);
    const found: Record<string, readonly string[]> = {};

    for (const { path, heading, press } of states) {
      await goTo(path, heading);
      const dialog = page.getByRole('dialog');
      if (press !== undefined) await page.getByRole('button', { name: press }).click();
      if (press !== undefined) await dialog.waitFor();
      await page.getByText('Reading…').first().waitFor({ state: 'detached' });
      await page.emulateMedia({ colorScheme: 'light' });
      // What lies behind a dialog is a state of its own.
      const within = press === undefined ? 'html' : 'dialog';
      const inLight = await accessibilityFaults(page, { within });
      await page.emulateMedia({ colorScheme: 'dark' });
      // Only colours are other ones.
      const inDark = await accessibilityFaults(page, { within, rules: ['color-contrast'] });
      if (inLight.length + inDark.length > 0) found[`${path} ${press}`] = [...inLight, ...inDark];
      if (press !== undefined) await dialog.getByRole('button').last().or(dialog.getByText('Cancel')).first().click();
    }

    expect(found).toEqual({});
  });
});
