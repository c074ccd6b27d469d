import { generateKeyPairSync } from 'node:crypto';
import type { ConfigValue } from '@ligase/tenant/client';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, hasNoBrowser, openConsole, type OpenConsole } from './console.ts';

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(publicKey.export({ type: 'spki', format: 'pem' }))
  .trim()
  .replaceAll('\n', '\n    ');

const manifest = `manifestVersion: 1
info:
  name: Courier
  version: 1.0.0
security:
  publicKey: |
    ${pem}
configuration:
  - name: Channel
    type: text
  - name: Host
    type: text
  - name: Token
    type: secure_text
  - name: Copies
    type: integer
  - name: Region
    type: text
    enum: [EU, US]
  - name: Routes
    type: array
    description: Where samples go.
    minElements: 1
    maxElements: 2
    defaultElementName: Route
    elementDefinition:
      - name: Days
        type: integer
`;

interface Configured extends OpenConsole {
  readonly values: () => Readonly<Record<string, ConfigValue>>;
  readonly set: (name: string, value: ConfigValue) => void;
}

/** A console at the configuration of an app, which is filled in. */
async function openConfiguration(): Promise<Configured> {
  const open = await openConsole();
  const { control } = open.tenant;
  const appId = control.createAppFromManifest({ manifest }).app?.id ?? '';
  const set = (name: string, value: ConfigValue): void =>
    void control.setAppConfiguration({ appId, items: [{ path: [name], value }] });
  set('Channel', '#lab');
  set('Host', 'old.example');
  set('Token', 'swordfish');
  set('Copies', 3);
  await open.goTo(`/apps/${appId}?tab=configuration`, 'Courier');
  const values = () =>
    Object.fromEntries(control.getAppConfiguration({ appId }).map(({ path, value }) => [path.join('/'), value]));
  return { ...open, values, set };
}

describe.skipIf(hasNoBrowser)('the configuration of an app', () => {
  it('saves what was changed, and leaves a secure_text that was not typed again', async () => {
    const { page, values } = await openConfiguration();
    const before = values();

    await page.getByLabel(/^Channel/u).fill('#courier');
    await page.getByLabel(/^Region/u).selectOption('US');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();

    expect(values()).toEqual({ ...before, Channel: '#courier', Region: 'US' });
    expect(values()['Token']).toEqual(expect.any(String));
  });

  it('takes a secure_text away only when that is asked for', async () => {
    const { page, values } = await openConfiguration();

    await page.getByLabel('Take away Token').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();

    expect(values()['Token']).toBeNull();
  });

  it('refuses what is no whole number where one is wanted, and keeps what was there', async () => {
    const { page, values, expectErrors } = await openConfiguration();
    expectErrors(/400/u);
    const refused: string[] = [];

    for (const written of ['three', '1e999', '2.5', ' ']) {
      await page.getByLabel(/^Copies/u).fill(written);
      await page.getByRole('button', { name: 'Save' }).click();
      refused.push(await page.getByRole('alert').innerText());
    }

    expect(refused.map((text) => text.includes('takes a whole number'))).toEqual([true, true, true, true]);
    expect(values()['Copies']).toBe(3);
    expect(await page.getByLabel(/^Copies/u).inputValue()).toBe(' ');
  });

  it('keeps what is written while others change what stands beside it, and says when they change the same', async () => {
    const { page, values, set } = await openConfiguration();
    await page.getByLabel(/^Channel/u).fill('#mine');

    set('Host', 'new.example');
    await expect.poll(() => page.getByLabel(/^Host/u).inputValue()).toBe('new.example');
    set('Channel', '#theirs');
    await page.getByText('Channel was changed meanwhile, to #theirs.').waitFor();
    const written = await page.getByLabel(/^Channel/u).inputValue();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();

    expect(written).toBe('#mine');
    expect(values()).toMatchObject({ Channel: '#mine', Host: 'new.example' });
  });

  it('takes that of somebody else instead', async () => {
    const { page, values, set } = await openConfiguration();
    await page.getByLabel(/^Channel/u).fill('#mine');
    set('Channel', '#theirs');

    await page.getByRole('button', { name: 'Take that of Channel' }).click();

    expect(await page.getByLabel(/^Channel/u).inputValue()).toBe('#theirs');
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    expect(values()['Channel']).toBe('#theirs');
  });

  it('adds rows to a list up to its length, fills them in, and takes one away', async () => {
    const { page, values } = await openConfiguration();
    const list = page.getByRole('list', { name: 'Rows of Routes' });

    await list.getByText('Route 1', { exact: true }).waitFor();
    const offered = await page.getByLabel('Name of a new row').getAttribute('placeholder');
    await page.getByLabel('Name of a new row').fill('To Bergen');
    await page.getByRole('button', { name: 'Add row' }).click();
    await list.getByText('To Bergen', { exact: true }).waitFor();
    const canAddMore = await page.getByRole('button', { name: 'Add row' }).isVisible();
    await page.getByLabel(/^Routes \/ To Bergen \/ Days/u).fill('2');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const filled = values();
    const faults = await accessibilityFaults(page);
    await page.getByRole('button', { name: 'Remove Route 1…' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await list.getByText('Route 1', { exact: true }).waitFor({ state: 'detached' });

    expect([offered, canAddMore, faults]).toEqual(['Route 2', false, []]);
    expect(filled).toMatchObject({ 'Routes/Route 1/Days': null, 'Routes/To Bergen/Days': 2 });
    expect(Object.keys(values()).filter((path) => path.startsWith('Routes'))).toEqual([
      'Routes/To Bergen',
      'Routes/To Bergen/Days',
    ]);
  });
});
