import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { hasNoBrowser, openConsole, type OpenConsole } from './console.ts';

/** A console whose tenant has an app that wrote 120 entries. */
async function openLog(): Promise<OpenConsole & { readonly principalId: string }> {
  const open = await openConsole();
  const { control, url } = open.tenant;
  const { id, principalId } = control.createApp({ name: 'Slack app' });
  control.setLimits({ enabled: false });
  control.grantAccess({ resourceId: 'src_DemoClon', collaboratorId: id, policy: 'Write' });
  const { accessToken } = control.issueAccessToken({ principalId: id });
  for (let number = 1; number <= 120; number += 1) {
    const response = await fetch(`${url}/api/v2/entries`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: `Run ${number}`, folderId: 'lib_DemoNote' }),
    });
    expect(response.status).toBe(201);
  }
  await open.goTo('/audit-log', 'Audit log');
  return { ...open, principalId };
}

describe.skipIf(hasNoBrowser)('the audit log', () => {
  it('shows what users and apps did side by side, and every member of a row', async () => {
    const { page, tenant } = await openLog();
    tenant.control.createProject({ name: 'Antibodies' });
    const rows = page.getByRole('group', { name: 'Rows of the audit log' });

    await rows.getByRole('button', { name: 'Antibodies' }).first().waitFor();
    const [byUser, byApp] = [
      await rows.getByRole('row').filter({ hasText: 'Antibodies' }).first().innerText(),
      await rows.getByRole('row').filter({ hasText: 'Run 120' }).innerText(),
    ];
    const [newest] = tenant.control.listAuditLog({ newestFirst: true, limit: 1 });
    await page.getByRole('button', { name: `Open row ${newest?.number}` }).click();
    const members = await page.getByRole('group', { name: 'Members of the row' }).innerText();

    expect(byUser).toMatch(/Mira Holm.*user/su);
    expect(byApp).toMatch(/Slack app.*app.*Created/su);
    const { number: _, ...row } = newest ?? { number: 0 };
    expect(Object.keys(row).filter((name) => !members.includes(name))).toEqual([]);
    expect(members).toContain(newest?.transactionId);
  });

  it('goes through the log a page at a time, there and back', async () => {
    const { page, tenant } = await openLog();
    const last = tenant.control.listAuditLog({}).length;
    const said = (from: number, to: number) => page.getByText(`Rows ${from} to ${to}`, { exact: true });

    await said(last, last - 49).waitFor();
    await page.getByRole('button', { name: 'Older' }).click();
    await said(last - 50, last - 99).waitFor();
    await page.getByRole('button', { name: 'Older' }).click();
    await said(last - 100, last - 149).waitFor();
    await page.getByRole('button', { name: 'Newer' }).click();
    await said(last - 50, last - 99).waitFor();
    await page.goBack();
    await said(last - 100, last - 149).waitFor();
    await page.getByRole('button', { name: 'Newest' }).click();
    await said(last, last - 49).waitFor();

    expect(await page.getByRole('button', { name: 'Newer' }).isDisabled()).toBe(true);
  });

  it('filters by who, object, action and time, all of it in the address', async () => {
    const { page, principalId, tenant } = await openLog();

    await page.getByLabel('Who').selectOption('Slack app (app)');
    await page.getByLabel('Action has').fill('CREATED');
    await page.getByLabel('From').fill('2020-05-01T10:00:00');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('button', { name: 'Clear' }).waitFor();
    await page.getByRole('button', { name: 'Run 117', exact: true }).click();
    await expect.poll(() => page.getByRole('button', { name: /^Open row/u }).count()).toBe(1);

    const { searchParams } = new URL(page.url());
    const [entry] = tenant.control.listAuditLog({ action: 'created', userId: principalId }).slice(116);
    expect(Object.fromEntries(searchParams)).toEqual({
      userId: principalId,
      action: 'CREATED',
      from: '2020-05-01T08:00:00.000Z',
      itemId: entry?.itemDeveloperId,
    });
    await page.reload();
    await expect.poll(() => page.getByRole('button', { name: /^Open row/u }).count()).toBe(1);
    expect(await page.getByLabel('Who').inputValue()).toBe(principalId);
    expect(await page.getByLabel('From').inputValue()).toMatch(/^2020-05-01T10:00/u);
  });

  it('parts what apps did from what users did', async () => {
    const { page } = await openLog();
    await page.getByLabel('By').selectOption('Users');
    await page.getByRole('button', { name: 'Filter' }).click();

    await page.getByRole('cell', { name: 'Slack app app', exact: true }).first().waitFor({ state: 'detached' });

    const rows = await page.getByRole('group', { name: 'Rows of the audit log' }).innerText();
    expect(rows).toContain('Mira Holm');
    expect(new URL(page.url()).search).toBe('?by=user');
  });

  it('says what to do when nothing matches', async () => {
    const { page, goTo } = await openConsole();
    await goTo('/audit-log?itemId=etr_Nothing1', 'Audit log');

    await page.getByText('No row matches.').waitFor();
    await page.getByRole('button', { name: 'Show the newest rows of all' }).click();

    await page.getByRole('group', { name: 'Rows of the audit log' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('says that the chain is intact, and how many rows it has', async () => {
    const { page, tenant, goTo } = await openConsole();
    await goTo('/audit-log', 'Audit log');
    const { length } = tenant.control.listAuditLog({});
    await page.getByText(`all ${length} rows were as they had been written`).waitFor();

    tenant.control.createApp({ name: 'Slack app' });
    await page.getByRole('button', { name: 'Verify again' }).click();

    const rows = tenant.control.listAuditLog({}).length;
    await page.getByText(`all ${rows} rows were as they had been written`).waitFor();
    expect(rows).toBeGreaterThan(length);
  });

  it('names the first row that was changed behind the tenant’s back', async () => {
    const { page, tenant, goTo } = await openConsole();
    tenant.context.db.prepare('UPDATE audit_log SET content = ? WHERE number = 7').run('{}');

    await goTo('/audit-log', 'Audit log');

    const alert = await page.getByRole('alert').innerText();
    expect(alert).toMatch(/broken at row 7.*was changed or moved.*restore a snapshot/su);
  });

  it.each(['CSV', 'PDF'] as const)('saves all that matches as %s, not only the page', async (format) => {
    const { page, tenant } = await openLog();
    await page.getByLabel('Action has').fill('created');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('button', { name: 'Clear' }).waitFor();

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: `Export ${format}` }).click();
    const download = await saved;

    const text = (await buffer(await download.createReadStream())).toString('latin1');
    const rows = tenant.control.listAuditLog({ action: 'created' }).length;
    expect(download.suggestedFilename()).toBe(`audit_log.${format.toLowerCase()}`);
    expect(format === 'CSV' ? text.trim().split('\r\n').length - 1 : text.match(/\(Action: /gu)?.length).toBe(rows);
    expect(rows).toBeGreaterThan(120);
  });
});
