import { describe, expect, it } from 'vitest';
import { hasNoBrowser, openConsole } from './console.ts';
import { addCourier } from './lab.ts';

describe.skipIf(hasNoBrowser)('requests', () => {
  it('come by themselves, are filtered, and show what was sent and answered without credentials', async () => {
    const { page, tenant, goTo } = await openConsole();
    const { call, appId } = await addCourier(tenant);
    await goTo('/requests', 'Requests');
    await page.getByRole('cell', { name: 'createEntry' }).waitFor();

    await call('GET', '/entries/etr_missing1');
    await page.getByRole('link', { name: 'GET /api/v2/entries/etr_missing1' }).waitFor();
    await page.getByLabel('App').selectOption('Courier');
    await page.getByLabel('Status').selectOption('2xx');
    await page.getByRole('link', { name: 'GET /api/v2/entries/etr_missing1' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'POST /api/v2/entries' }).click();
    const sent = await page.getByLabel('sent body', { exact: true }).textContent();
    const answered = await page.getByLabel('answered body', { exact: true }).textContent();

    const hasCurl = await page.getByRole('button', { name: 'Copy as cURL' }).isVisible();

    expect(hasCurl).toBe(true);
    expect(new URL(page.url()).search).toMatch(new RegExp(`^\\?principalId=${appId}&status=2xx&request=\\d+$`, 'u'));
    expect(JSON.parse(sent ?? '')).toEqual({ name: 'Run 42', folderId: 'lib_DemoNote' });
    expect(JSON.parse(answered ?? '')).toMatchObject({ name: 'Run 42' });
    expect(await page.content()).not.toContain('Bearer ');
  });

  it('are filtered by an address that was written by hand, and offer no cURL that would send something else', async () => {
    const { page, tenant } = await openConsole({ seed: 'empty' });
    const body = new URLSearchParams({
      client_id: 'none',
      client_secret: 'swordfish',
      grant_type: 'client_credentials',
    });
    await fetch(`${tenant.url}/api/v2/token`, { method: 'POST', body });
    const { accessToken } = tenant.control.issueAccessToken({
      principalId: tenant.control.createApp({ name: 'Slack app' }).id,
    });
    await fetch(`${tenant.url}/api/v2/entries`, { headers: { authorization: `Bearer ${accessToken}` } });

    await page.goto(`${tenant.url}/console/requests?status=401`);
    await page.getByRole('link', { name: 'POST /api/v2/token' }).click();
    await page.getByText('No cURL: secrets of the request are not kept.').waitFor();

    expect(await page.getByRole('group', { name: 'Requests' }).getByRole('row').count()).toBe(1 + 1);
    expect(await page.getByLabel('sent body', { exact: true }).textContent()).toContain('client_secret=(not kept)');
    expect(await page.content()).not.toContain('swordfish');
  });

  it('are read by the page', async () => {
    const { page, tenant, goTo } = await openConsole({ seed: 'empty' });
    tenant.control.setLimits({ enabled: false });
    for (let count = 1; count <= 60; count += 1) await fetch(`${tenant.url}/api/v2/entries?pageSize=${count}`);
    await goTo('/requests', 'Requests');

    await page.getByRole('button', { name: 'Older' }).click();

    await expect.poll(() => page.getByRole('row').count()).toBe(1 + 10);
    await page.getByRole('button', { name: 'Newest' }).click();
    await expect.poll(() => page.getByRole('row').count()).toBe(1 + 50);
  });
});

describe.skipIf(hasNoBrowser)('the coverage', () => {
  it('is found by name, with what differs', async () => {
    const { page, goTo } = await openConsole();
    await goTo('/coverage', 'Coverage');

    await page.getByLabel('Find').fill('auditLog');
    await page.getByLabel('Version').selectOption('v2');

    await expect.poll(() => page.getByRole('row').count()).toBe(1 + 1);
    expect(await page.getByRole('row').nth(1).innerText()).toMatch(/differs.*POST \/api\/v2\/audit\/log.*PDF/su);
  });
});
