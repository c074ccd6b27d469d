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

    expect(new URL(page.url()).search).toMatch(new RegExp(`^\\?principalId=${appId}&status=2xx&request=\\d+$`, 'u'));
    expect(JSON.parse(sent ?? '')).toEqual({ name: 'Run 42', folderId: 'lib_DemoNote' });
    expect(JSON.parse(answered ?? '')).toMatchObject({ name: 'Run 42' });
    expect(await page.content()).not.toContain('Bearer ');
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

describe.skipIf(hasNoBrowser)('the audit log', () => {
  it('shows users and apps side by side, says that its chain is whole, and is saved as a file', async () => {
    const { page, tenant, goTo } = await openConsole();
    await addCourier(tenant);
    await goTo('/audit-log', 'Audit log');
    await page.getByText('The chain is whole').waitFor();

    await page.getByLabel('By').selectOption('apps');
    await page.getByRole('cell', { name: 'Mira Holm' }).first().waitFor({ state: 'detached' });
    const first = await page.getByRole('row').nth(1).innerText();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    const stream = await (await download).createReadStream();
    const csv = Buffer.concat(await stream.toArray()).toString();

    expect(first).toContain('Courier app');
    expect(csv.split('\n').length).toBeGreaterThan(1);
    expect(csv).toMatch(/^Timestamp,Name,User,/u);
    expect(csv).not.toContain('Mira Holm');
  });

  it('tells when somebody has altered a row', async () => {
    const { page, tenant, goTo } = await openConsole();
    tenant.context.db.exec(`UPDATE audit_log SET content = replace(content, 'Created', 'Deleted') WHERE number = 3`);

    await goTo('/audit-log', 'Audit log');

    await page.getByRole('alert').filter({ hasText: 'Row 3 is altered' }).waitFor();
    expect(tenant.control.verifyAuditLog()).toMatchObject({ intact: false });
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
