import { describe, expect, it } from 'vitest';
import { hasNoBrowser, openConsole } from './console.ts';
import { addCourier } from './lab.ts';

describe.skipIf(hasNoBrowser)('the machine', () => {
  it('moves the time and holds it', async () => {
    const { page, tenant, goTo } = await openConsole();
    await goTo('/machine', 'Machine');

    await page.getByRole('button', { name: 'Hold it' }).click();
    await page.getByRole('button', { name: 'Let it run' }).waitFor();
    const before = tenant.control.getClock().time;
    await page.getByLabel('Unit').selectOption('hours');
    await page.getByRole('button', { name: 'Move ahead' }).click();

    await expect.poll(() => tenant.control.getClock()).toMatchObject({ time: before + 5 * 3_600_000, isFrozen: true });
  });

  it('lets calls fail on purpose, and takes that back', async () => {
    const { page, tenant, goTo } = await openConsole();
    const { call } = await addCourier(tenant);
    await goTo('/machine', 'Machine');
    const form = page.getByRole('form', { name: 'A fault of calls' });
    const add = form.getByRole('button', { name: 'Add' });

    await form.getByLabel('Operation').fill('listEntries');
    await form.getByLabel('What').selectOption('answer 503');
    await add.click();
    await page.getByRole('cell', { name: 'answers 503', exact: true }).waitFor();
    const failed = await call('GET', '/entries');
    await page.getByText('Nothing is to go wrong.').waitFor();
    await add.click();
    await page.getByRole('button', { name: 'Remove: listEntries, answers 503' }).click();
    await page.getByText('Nothing is to go wrong.').waitFor();
    const worked = await call('GET', '/entries');

    expect(failed).toHaveProperty('error');
    expect(worked).toHaveProperty('entries');
  });

  it('goes back to a snapshot, and starts anew with a seed', async () => {
    const { page, tenant, goTo } = await openConsole();
    await goTo('/machine', 'Machine');
    const isThere = (): boolean => tenant.control.listApps().length > 0;

    await page.getByLabel('Save the tenant as').fill('before');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('cell', { name: 'before', exact: true }).waitFor();
    tenant.control.createApp({ name: 'Slack app' });
    await page.getByRole('button', { name: 'Restore before…' }).click();
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect.poll(isThere).toBe(false);
    await page.getByRole('button', { name: 'Start anew with the seed empty…' }).click();
    await page.getByRole('button', { name: 'Start anew with the seed empty', exact: true }).click();

    await page.getByLabel('API key', { exact: true }).waitFor();
    expect(tenant.control.getTenant()).toMatchObject({ seed: 'empty', users: 1 });
  });
});
