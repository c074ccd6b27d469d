import { describe, expect, it } from 'vitest';
import { accessibilityFaults, hasNoBrowser, openConsole, type OpenConsole } from './console.ts';

interface State {
  readonly path: string;
  readonly heading: string;
  /** What is done there before it is looked at. */
  readonly act?: (open: OpenConsole) => Promise<void>;
}

const appId = 'app_A11yA11yA11yA11';
const press =
  (name: string) =>
  async ({ page }: OpenConsole): Promise<void> => {
    await page.getByRole('button', { name }).first().click();
    await page.getByRole('dialog').waitFor();
  };

const states: readonly State[] = [
  { path: '/apps', heading: 'Apps' },
  { path: '/apps', heading: 'Apps', act: press('Create from scratch') },
  { path: '/apps', heading: 'Apps', act: press('Create from manifest') },
  { path: `/apps/${appId}`, heading: 'Courier' },
  { path: `/apps/${appId}`, heading: 'Courier', act: press('Generate secret') },
  { path: `/apps/${appId}?tab=access`, heading: 'Courier' },
  { path: `/apps/${appId}?tab=configuration`, heading: 'Courier' },
  { path: `/apps/${appId}?tab=versions`, heading: 'Courier', act: press('Upload a new version') },
  { path: `/apps/${appId}?tab=activity`, heading: 'Courier' },
  { path: `/apps/${appId}?tab=webhook`, heading: 'Courier' },
];

const manifest = `manifestVersion: 1
info:
  name: Courier
  description: Carries samples
  version: 1.0.0
configuration:
  - name: Channel
    type: text
`;

describe.skipIf(hasNoBrowser)('every page', () => {
  it('has no fault that axe finds, in light and in dark', { timeout: 60_000 }, async () => {
    const open = await openConsole();
    const { page, tenant, goTo } = open;
    tenant.control.createAppFromManifest({ id: appId, manifest, webhookUrl: 'http://localhost:1' });
    const found: Record<string, readonly string[]> = {};

    for (const { path, heading, act } of states) {
      await goTo(path, heading);
      await act?.(open);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const faults = await accessibilityFaults(page);
        if (faults.length > 0) found[`${path}, ${colorScheme}`] = faults;
      }
      if (act !== undefined) await page.reload();
    }

    expect(found).toEqual({});
  });
});
