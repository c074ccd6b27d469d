import { describe, expect, it } from 'vitest';
import { hasNoBrowser, openConsole, type OpenConsole } from './console.ts';

async function openMachine(): Promise<OpenConsole> {
  const open = await openConsole();
  await open.goTo('/machine', 'Machine');
  return open;
}

describe.skipIf(hasNoBrowser)('the machine', () => {
  it('freezes the clock, moves it ahead and lets it go', async () => {
    const { page, tenant } = await openMachine();
    const before = tenant.control.getClock().time;

    await page.getByRole('button', { name: 'Freeze' }).click();
    await page.getByText('frozen', { exact: true }).waitFor();
    const isFrozen = tenant.control.getClock().isFrozen;
    await page.getByLabel('Advance by').fill('1.5');
    await page.getByLabel('Unit').selectOption('days');
    await page.getByRole('button', { name: 'Advance', exact: true }).click();
    await expect.poll(() => tenant.control.getClock().time - before).toBe(129_600_000);
    await page.getByRole('button', { name: 'Release' }).click();
    await page.getByText('running', { exact: true }).waitFor();

    expect(isFrozen).toBe(true);
    const shown = await page.getByLabel('Now').locator('time').getAttribute('datetime');
    expect(Date.parse(shown ?? '')).toBe(before + 129_600_000);
  });

  it('lets a call fail, says which it would hit and how often, and takes it back', async () => {
    const { page, tenant } = await openMachine();
    const { id } = tenant.control.createApp({ name: 'Slack app' });
    const { accessToken } = tenant.control.issueAccessToken({ principalId: id });
    const list = async (): Promise<number> => {
      const headers = { authorization: `Bearer ${accessToken}` };
      return (await fetch(`${tenant.url}/api/v2/entries`, { headers })).status;
    };
    const form = page.getByRole('form', { name: 'Add a fault of calls' });
    await form.getByLabel('Operation').fill('listEntries');
    await form.getByLabel('Times').fill('3');
    await form.getByRole('button', { name: 'Add fault' }).click();
    const rows = page.getByRole('group', { name: 'Faults of calls' }).getByRole('row');

    await rows.filter({ hasText: 'GET /api/v2/entries' }).waitFor();
    const said = await rows.nth(1).innerText();
    const first = await list();
    await page.getByText('the next 2', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Remove the fault of listEntries' }).click();
    await page.getByText('No call shall go wrong.').waitFor();

    expect(said).toMatch(/It answers 503, and does nothing\..*the next 3/su);
    expect([first, await list()]).toEqual([503, 200]);
  });

  it.each([
    ['delay', '0.25', { delayMs: 250 }],
    ['reset', undefined, { reset: true }],
    ['task', 'Busy.', { taskMessage: 'Busy.' }],
  ] as const)('asks for a fault of the kind %s', async (kind, detail, asked) => {
    const { page, tenant } = await openMachine();
    const form = page.getByRole('form', { name: 'Add a fault of calls' });
    await form.getByLabel('Operation').fill('registerEntities');
    await form.getByLabel('What happens').selectOption(kind);
    if (detail !== undefined) await form.locator('[name=detail]').fill(detail);
    await form.getByLabel('Percent of calls').fill('50');
    await form.getByRole('button', { name: 'Add fault' }).click();

    await page.getByText('50 % of calls, until it is removed').waitFor();

    expect(tenant.control.listFaults()).toEqual([
      { number: 1, operationId: 'registerEntities', percent: 50, times: null, ...asked },
    ]);
  });

  it('says which operation was meant when there is none of a name', async () => {
    const { page, tenant, expectErrors } = await openMachine();
    expectErrors(/400/u);
    const form = page.getByRole('form', { name: 'Add a fault of calls' });
    await form.getByLabel('Operation').fill('createEntri');

    await form.getByRole('button', { name: 'Add fault' }).click();

    expect(await page.getByRole('alert').innerText()).toContain(
      'There is no operation createEntri; there is createEntry',
    );
    expect(tenant.control.listFaults()).toEqual([]);
  });

  it('asks for a fault of webhooks, and takes it back', async () => {
    const { page, tenant } = await openMachine();
    const form = page.getByRole('form', { name: 'Add a fault of webhooks' });
    await form.getByLabel('What happens').selectOption('duplicate');
    await form.getByLabel('Type').selectOption('v2.entry.created');
    await form.getByRole('button', { name: 'Add fault' }).click();

    await page.getByRole('cell', { name: 'v2.entry.created to any app' }).waitFor();
    const asked = tenant.control.listDeliveryFaults();
    await page.getByRole('button', { name: 'Remove the fault duplicate' }).click();
    await page.getByText('No webhook shall go wrong.').waitFor();

    expect(asked).toEqual([{ number: 1, kind: 'duplicate', type: 'v2.entry.created', times: 1 }]);
  });

  it('takes back every fault of calls and of webhooks at once', async () => {
    const { page, tenant } = await openMachine();
    tenant.control.failNext({ operationId: 'createEntry', status: 503 });
    tenant.control.failNextDelivery({ kind: 'drop' });

    await page.getByRole('button', { name: 'Remove all faults…' }).click();
    await page.getByRole('button', { name: 'Remove all faults', exact: true }).click();
    await page.getByText('No call shall go wrong.').waitFor();
    await page.getByText('No webhook shall go wrong.').waitFor();

    expect([...tenant.control.listFaults(), ...tenant.control.listDeliveryFaults()]).toEqual([]);
  });

  it('takes a snapshot, goes back to it once that was confirmed, and deletes it', async () => {
    const { page, tenant } = await openMachine();
    tenant.control.createApp({ name: 'Slack app' });

    await page.getByLabel('Name of a new snapshot').fill('with-app');
    await page.getByRole('button', { name: 'Take snapshot' }).click();
    await page.getByRole('button', { name: 'Restore with-app…' }).waitFor();
    tenant.control.createApp({ name: 'Too much' });
    await page.getByRole('button', { name: 'Restore with-app…' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    const kept = tenant.control.listApps().length;
    await page.getByRole('button', { name: 'Restore with-app…' }).click();
    await page.getByRole('button', { name: 'Restore with-app', exact: true }).click();
    await page.getByText('The tenant is back to with-app.').waitFor();
    await page.getByRole('button', { name: 'Delete with-app…' }).click();
    await page.getByRole('button', { name: 'Delete with-app', exact: true }).click();
    await expect.poll(() => tenant.control.listSnapshots()).toEqual(['initial']);

    expect(kept).toBe(2);
    expect(tenant.control.listApps().map(({ name }) => name)).toEqual(['Slack app']);
  });

  it('replaces no snapshot by another of its name', async () => {
    const { page, tenant } = await openMachine();
    tenant.control.createApp({ name: 'Slack app' });
    await page.getByRole('button', { name: 'Restore initial…' }).waitFor();

    await page.getByLabel('Name of a new snapshot').fill('initial');
    await page.getByRole('button', { name: 'Take snapshot' }).click();

    expect(await page.getByRole('alert').innerText()).toContain('There is a snapshot initial.');
    tenant.control.resetTenant();
    expect(tenant.control.listApps()).toEqual([]);
  });

  it('puts the tenant back to how it was when it was new', async () => {
    const { page, tenant } = await openMachine();
    tenant.control.createApp({ name: 'Slack app' });

    await page.getByRole('button', { name: 'Reset the tenant…' }).click();
    await page.getByRole('button', { name: 'Reset the tenant', exact: true }).click();
    await page.getByText('The tenant is as it was when it was new.').waitFor();

    expect(tenant.control.listApps()).toEqual([]);
  });

  it('resets with the keyboard alone, and not when Escape is pressed', async () => {
    const { page, tenant } = await openMachine();
    tenant.control.createApp({ name: 'Slack app' });
    const ask = page.getByRole('button', { name: 'Reset the tenant…' });

    await ask.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const kept = tenant.control.listApps().length;
    const focused = await page.evaluate<string>("document.activeElement?.textContent ?? ''");
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('The tenant is as it was when it was new.').waitFor();

    expect([kept, focused]).toEqual([1, 'Reset the tenant…']);
    expect(tenant.control.listApps()).toEqual([]);
  });

  it('begins anew with another seed, and shows the key of its admin once', async () => {
    const { page, tenant } = await openMachine();
    await page.getByLabel('Begin with').selectOption('empty');

    await page.getByRole('button', { name: 'Seed the tenant…' }).click();
    await page.getByRole('button', { name: 'Seed the tenant', exact: true }).click();
    const apiKey = (await page.getByLabel('API key', { exact: true }).textContent()) ?? '';
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByText('Its seed is: empty.').waitFor();

    const authorization = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`;
    const { status } = await fetch(`${tenant.url}/api/v2/users`, { headers: { authorization } });
    expect(status).toBe(200);
    expect(await page.content()).not.toContain(apiKey);
  });

  it('says what is wrong with a seed of one’s own, and changes nothing', async () => {
    const { page, tenant, expectErrors } = await openMachine();
    expectErrors(/400/u);
    await page.getByLabel('Begin with').selectOption('own');
    const seedWith = async (text: string): Promise<void> => {
      await page.getByLabel('Your seed').fill(text);
      await page.getByRole('button', { name: 'Seed the tenant…' }).click();
      await page.getByRole('button', { name: 'Seed the tenant', exact: true }).click();
    };

    await seedWith('{');
    await page.getByRole('alert').filter({ hasText: 'The seed is not JSON' }).waitFor();
    await seedWith('{"rockets": []}');
    const alert = page.getByRole('alert').filter({ hasText: 'rockets' });
    await alert.waitFor();

    expect(tenant.control.getTenant().seed).toBe('demo');
    expect(tenant.control.listUsers().length).toBeGreaterThan(1);
  });
});
