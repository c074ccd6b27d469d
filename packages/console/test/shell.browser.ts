import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTenant } from '@ligase/tenant';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasNoBrowser, openConsole, openPage } from './console.ts';

describe.skipIf(hasNoBrowser)('the console', () => {
  it('takes the key out of the address at once, forgets it when it is told to, and lets nobody in without it', async () => {
    const { page, tenant } = await openConsole();
    await page.getByRole('heading', { name: 'Apps', level: 1 }).waitFor();

    const address = page.url();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.reload();
    await page.getByLabel('Admin key').waitFor();
    const isLetIn = await page.getByRole('heading', { name: 'Apps', level: 1 }).isVisible();
    await page.getByLabel('Admin key').fill(tenant.adminKey);
    await page.getByRole('button', { name: 'Open the console' }).click();
    await page.getByRole('heading', { name: 'Apps', level: 1 }).waitFor();

    expect([address, isLetIn]).toEqual([`${tenant.url}/console/apps`, false]);
  });

  it('says what is missing to a user without the capability, and gives it for the tenant admin', async () => {
    const { page, tenant } = await openConsole();
    await page.getByLabel('Acting as').selectOption('Sam Okafor');
    await page.getByRole('heading', { name: 'No access to the developer console' }).waitFor();

    await page.getByRole('button', { name: 'Give it to Sam Okafor, as Mira Holm' }).click();
    await page.getByRole('button', { name: 'Create from scratch' }).click();
    await page.getByLabel('Name').fill('Of Sam');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('heading', { name: 'Of Sam' }).waitFor();

    const [app] = tenant.control.listApps();
    const sam = tenant.control.listUsers().find(({ handle }) => handle === 'sam');
    expect(app?.creatorId).toBe(sam?.id);
  });

  it('shows what others do without being asked, in every tab', async () => {
    const { page, tenant } = await openConsole({ seed: 'empty' });
    await page.getByText('There is no app yet.').waitFor();
    const second = await page.context().newPage();
    await second.goto(tenant.consoleUrl);
    await second.getByText('There is no app yet.').waitFor();

    tenant.control.createApp({ name: 'Slack app' });

    await page.getByRole('link', { name: 'Slack app' }).waitFor();
    await second.getByRole('link', { name: 'Slack app' }).waitFor();
    expect(await second.getByText('There is no app yet.').isVisible()).toBe(false);
  });

  it('shows what others do in a tab beside one that has an old key', async () => {
    const { page, tenant, expectErrors } = await openConsole({ seed: 'empty' });
    expectErrors(/401/u);
    await page.getByText('There is no app yet.').waitFor();
    await page.goto(`${tenant.url}/console/#key=admin_old`);
    await page.getByRole('alert').filter({ hasText: 'admin key' }).waitFor();
    const second = await page.context().newPage();
    await second.goto(tenant.consoleUrl);
    await second.getByText('There is no app yet.').waitFor();

    tenant.control.createApp({ name: 'Slack app' });

    await second.getByRole('link', { name: 'Slack app' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(1);
  });

  it('can be used with the keyboard alone', async () => {
    const { page, tenant } = await openConsole({ seed: 'empty' });
    await page.getByText('There is no app yet.').waitFor();
    const focused = (): Promise<string> => page.evaluate<string>("document.activeElement?.textContent ?? ''");
    const tabTo = async (name: string): Promise<void> => {
      for (let presses = 0; (await focused()) !== name; presses += 1) {
        expect(presses).toBeLessThan(20);
        await page.keyboard.press('Tab');
      }
    };

    await tabTo('Create from scratch');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Slack app');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Slack app', level: 1 }).waitFor();
    await tabTo('Archive…');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');

    expect(await focused()).toBe('Archive…');
    expect(tenant.control.listApps()).toHaveLength(1);
  });

  it('says so when the tenant has another key by now', async () => {
    const tenant = await startTenant();
    onTestFinished(() => tenant.close());
    const { page, expectErrors } = await openPage(`${tenant.url}/console/#key=admin_old`);
    expectErrors(/401/u);

    await page.getByRole('alert').filter({ hasText: 'admin key' }).waitFor();

    expect(await page.getByLabel('Admin key').isVisible()).toBe(true);
  });

  it('says that the tenant is away, and goes on by itself once it is back', async () => {
    const data = mkdtempSync(join(tmpdir(), 'console-'));
    onTestFinished(() => rmSync(data, { recursive: true }));
    const before = await startTenant({ data, adminKey: 'admin_of_the_test' });
    const { page, expectErrors } = await openPage(before.consoleUrl);
    expectErrors(/Failed to load resource/u);
    await page.getByText('There is no app yet.').waitFor();
    const limitsPage = (): Promise<string> =>
      page.evaluate(
        `performance.getEntriesByType('resource').find(({ name }) => /limits-page.*[.]js$/.test(name))?.name ?? ''`,
      );
    await expect.poll(limitsPage).not.toBe('');
    // Its parts as well, which come on their own.
    await page.evaluate(`import(${JSON.stringify(await limitsPage())}).then(() => undefined)`);

    await before.close();
    await page.getByRole('link', { name: 'Limits' }).click();
    await page.getByRole('alert').filter({ hasText: 'The tenant does not answer.' }).first().waitFor();
    const after = await startTenant({ data, adminKey: 'admin_of_the_test', port: before.port });
    onTestFinished(() => after.close());
    await page.getByText('All user API keys together', { exact: true }).waitFor();

    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  });

  it('keeps what was written while the tenant is started anew with another key, and asks for that', async () => {
    const data = mkdtempSync(join(tmpdir(), 'console-'));
    onTestFinished(() => rmSync(data, { recursive: true }));
    const before = await startTenant({ data, adminKey: 'admin_before' });
    const app = before.control.createApp({ name: 'Slack app' });
    const { page, expectErrors } = await openPage(before.consoleUrl);
    expectErrors(/Failed to load resource/u);
    await page.getByRole('link', { name: 'Slack app' }).click();
    await page.getByLabel('Description').fill('Tells us things');

    await before.close();
    await page.getByRole('alert').filter({ hasText: 'The tenant does not answer' }).waitFor();
    const whileAway = await page.getByLabel('Description').inputValue();
    const after = await startTenant({ data, adminKey: 'admin_after', port: before.port });
    onTestFinished(() => after.close());
    await page.getByRole('dialog').getByLabel('Admin key').fill('admin_after');
    await page.getByRole('button', { name: 'Open the console' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();

    expect(whileAway).toBe('Tells us things');
    expect(after.control.getApp({ appId: app.id }).description).toBe('Tells us things');
  });

  it('takes from an address what it knows, and leaves the rest', async () => {
    const { page, tenant } = await openConsole();
    const app = tenant.control.createApp({ name: 'Slack app' });

    const addresses: string[] = [];
    for (const search of ['tab=nonsense&more=1', 'tab=toString']) {
      await page.goto(`${tenant.url}/console/apps/${app.id}?${search}`);
      await page.getByRole('button', { name: 'Generate secret' }).waitFor();
      addresses.push(page.url());
    }

    expect(addresses).toEqual(Array.from({ length: 2 }, () => `${tenant.url}/console/apps/${app.id}`));
  });

  it('says so at an address that is no page', async () => {
    const { page, tenant } = await openConsole();
    await page.goto(`${tenant.url}/console/nowhere`);

    await page.getByRole('link', { name: 'Go to the apps' }).click();

    await page.getByRole('heading', { name: 'Apps', level: 1 }).waitFor();
    expect(page.url()).toBe(`${tenant.url}/console/apps`);
  });
});
