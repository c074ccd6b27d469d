import { describe, expect, it } from 'vitest';
import { hasNoBrowser, openConsole, type OpenConsole } from './console.ts';

/** A console on its page of limits, and calls of an app. */
async function openLimits(): Promise<OpenConsole & { readonly call: (times: number) => Promise<number[]> }> {
  const open = await openConsole();
  const { control, url } = open.tenant;
  const { id } = control.createApp({ name: 'Slack app' });
  const { accessToken } = control.issueAccessToken({ principalId: id });
  await open.goTo('/limits', 'Limits');
  const call = async (times: number): Promise<number[]> => {
    const statuses: number[] = [];
    for (let done = 0; done < times; done += 1) {
      const headers = { authorization: `Bearer ${accessToken}` };
      statuses.push((await fetch(`${url}/api/v2/entries`, { headers })).status);
    }
    return statuses;
  };
  return { ...open, call };
}

describe.skipIf(hasNoBrowser)('the limits', () => {
  it('shows live how much an app and all apps together have used, until the window ends', async () => {
    const { page, tenant, call } = await openLimits();
    const ofApp = page.getByRole('meter', { name: 'Slack app' });
    const ofApps = page.getByRole('meter', { name: 'All apps together' });
    await ofApp.waitFor();

    await call(3);
    await expect.poll(() => ofApp.getAttribute('aria-valuetext')).toBe('3 of 300 used');
    await expect.poll(() => ofApps.getAttribute('aria-valuetext')).toBe('3 of 1000 used');
    const users = await page.getByRole('meter', { name: 'All user API keys together' }).getAttribute('aria-valuetext');
    tenant.control.advanceClock({ ms: 30_000 });
    await expect.poll(() => ofApp.getAttribute('aria-valuetext')).toBe('0 of 300 used');

    expect(users).toBe('0 of 60 used');
  });

  it('names who was refused, and which call it was', async () => {
    const { page, tenant, call } = await openLimits();
    await page.getByText('No request was refused.').waitFor();
    tenant.control.setLimits({ perApp: 2 });

    const statuses = await call(3);

    const refused = page.getByRole('group', { name: 'Requests that were answered 429' });
    await refused.getByRole('cell', { name: 'Slack app' }).waitFor();
    expect(statuses).toEqual([200, 200, 429]);
    expect(await refused.getByRole('row').nth(1).innerText()).toMatch(/listEntries.*\/api\/v2\/entries/su);
    await page.getByText('Used up: 2 of 2 used').waitFor();
  });

  it('takes a preset, and goes back to the numbers that the tenant began with', async () => {
    const { page, tenant } = await openLimits();
    const begun = tenant.control.getLimits();

    await page.getByRole('button', { name: 'A tenth', exact: true }).click();
    await page.getByText('0 of 30 used').waitFor();
    await page.getByRole('button', { name: 'Off', exact: true }).click();
    await page.getByText('not enforced', { exact: true }).waitFor();
    const off = tenant.control.getLimits();
    tenant.control.setLimits({ kind: 'bucket', perApp: 1, tierLimits: null, operationsPerHour: {} });
    await page.getByRole('button', { name: 'Benchling’s numbers' }).click();
    await page.getByText('0 of 300 used').waitFor();

    expect(off).toEqual({ ...begun, scale: 0.1, enabled: false });
    expect(tenant.control.getLimits()).toEqual(begun);
  });

  it('sets each number, and none where a field is left empty', async () => {
    const { page, tenant } = await openLimits();
    await page.getByLabel('Window', { exact: true }).selectOption('sliding');
    await page.getByLabel('Requests of one app').fill('7');
    await page.getByLabel('Of all apps together').fill('');
    await page.getByLabel('By tier of v3').fill('10, 20');
    await page.getByLabel('Calls of an operation').fill('createEntry 5\n\nlistEntries 9\n');

    await page.getByRole('button', { name: 'Save' }).click();

    await page.getByText('0 of 7 used').waitFor();
    expect(await page.getByRole('meter', { name: 'All apps together' }).count()).toBe(0);
    expect(tenant.control.getLimits()).toMatchObject({
      kind: 'sliding',
      perApp: 7,
      allApps: null,
      tierLimits: [10, 20],
      operationsPerHour: { createEntry: 5, listEntries: 9 },
      periodMs: 30_000,
    });
  });

  it('says what is wrong with a number, and keeps what was set', async () => {
    const { page, tenant, expectErrors } = await openLimits();
    expectErrors(/400/u);
    const begun = tenant.control.getLimits();
    await page.getByLabel('Calls of an operation').fill('createEntry many');

    await page.getByRole('button', { name: 'Save' }).click();

    const alert = await page.getByRole('alert').innerText();
    expect(alert).toContain('operationsPerHour.createEntry must be a whole number');
    expect(tenant.control.getLimits()).toEqual(begun);
  });
});
