import { describe, expect, it } from 'vitest';
import { hasNoBrowser, openConsole } from './console.ts';

const manifest = (version: string, more = ''): string => `manifestVersion: 1
info:
  name: Courier
  description: Carries samples
  version: ${version}
configuration:
  - name: Channel
    type: text
    requiredConfig: true
${more}`;

describe.skipIf(hasNoBrowser)('apps', () => {
  it('makes an app from scratch and shows its secret once, with which it gets a token', async () => {
    const { page, tenant } = await openConsole();
    await page.getByRole('button', { name: 'Create from scratch' }).click();
    await page.getByLabel('Name').fill('Slack app');
    await page.getByLabel('Description').fill('Tells us things');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('heading', { name: 'Slack app', level: 1 }).waitFor();

    await page.getByRole('button', { name: 'Generate secret' }).click();
    const curl = await page.getByLabel('cURL line', { exact: true }).textContent();
    await page.keyboard.press('Escape');
    await page.evaluate('history.back()');
    await page.getByLabel('client secret', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('button', { name: 'Rotate secret…' }).waitFor();

    const [, url = '', form = ''] = /"(\S+)" \\\n {2}-d "(\S+)"/u.exec(curl ?? '') ?? [];
    const token = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
    expect([token.status, new URL(url).origin]).toEqual([200, tenant.url]);
    expect(await page.content()).not.toContain(new URLSearchParams(form).get('client_secret'));
  });

  it('names the lines of a manifest that are wrong, and makes the app once they are right', async () => {
    const { page, tenant } = await openConsole();
    await page.getByRole('button', { name: 'Create from manifest' }).click();
    const text = page.getByLabel('Manifest', { exact: true });

    await text.fill(manifest('1.0.0').replace('type: text', 'type: txt'));
    const finding = await page.getByRole('list', { name: 'What is wrong' }).getByRole('listitem').first().textContent();
    await text.fill(manifest('1.0.0'));
    await page.getByText('The manifest has no faults.').waitFor();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('heading', { name: 'Courier', level: 1 }).waitFor();

    expect(finding).toMatch(/^line 8error.*configuration\[0\]\.type/u);
    expect(tenant.control.listApps().map(({ name, versionNumber }) => [name, versionNumber])).toEqual([
      ['Courier', '1.0.0'],
    ]);
  });

  it('shows what is new in a manifest before it takes an app to it, and what is to be configured after', async () => {
    const { page, tenant, goTo } = await openConsole();
    const made = tenant.control.createAppFromManifest({ manifest: manifest('1.0.0') });
    await goTo(`/apps/${made.app?.id}?tab=versions`, 'Courier');
    await page.getByRole('button', { name: 'Upload a new version' }).click();

    await page
      .getByRole('textbox', { name: 'Manifest' })
      .fill(manifest('1.1.0', '  - name: Emoji\n    type: text\n    description: What a tube looks like\n'));
    const difference = await page.getByLabel('Difference of the manifests').innerText();
    await page.getByRole('button', { name: 'Upgrade', exact: true }).click();
    await page.getByRole('cell', { name: '1.1.0', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Configuration' }).click();
    await page.getByLabel(/^Channel/u).fill('#lab');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('All that is required is set.').waitFor();

    expect(difference).toContain('−   version: 1.0.0');
    expect(difference).toContain('+   version: 1.1.0');
    expect(difference).toContain('+   - name: Emoji');
    const configuration = tenant.control.getAppConfiguration({ appId: made.app?.id ?? '' });
    expect(configuration.map(({ path, value }) => [path[0], value])).toEqual([
      ['Channel', '#lab'],
      ['Emoji', null],
    ]);
  });

  it('reads a manifest from a file, and again when it was mended, and forgets the fault of a dialog that was closed', async () => {
    const { page, tenant, expectErrors } = await openConsole();
    expectErrors(/400/u);
    const choose = (text: string) =>
      page
        .getByLabel('Manifest file')
        .setInputFiles({ name: 'manifest.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Create from manifest' }).click();

    await choose(manifest('1.0.0').replace('type: text', 'type: txt'));
    await page.getByRole('list', { name: 'What is wrong' }).waitFor();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Create from manifest' }).click();
    const faults = await page.getByRole('alert').count();
    await choose(manifest('1.0.0'));
    await page.getByText('The manifest has no faults.').waitFor();

    expect(faults).toBe(0);
    expect(tenant.control.listApps()).toEqual([]);
  });

  it('copies also where a page has no clipboard, and says so', async () => {
    const { page, tenant, goTo } = await openConsole();
    const app = tenant.control.createApp({ name: 'Slack app' });
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await goTo(`/apps/${app.id}`, 'Slack app');

    await page.getByRole('button', { name: 'Copy client id' }).click();
    await page.getByRole('button', { name: 'Copied client id' }).waitFor();
    await page.getByLabel('Description').focus();
    await page.keyboard.press('Control+V');

    expect(await page.getByLabel('Description').inputValue()).toBe(app.clientId);
  });

  it('says why a request of an app was refused, and lets it in through a team', async () => {
    const { page, tenant, goTo } = await openConsole();
    const app = tenant.control.createApp({ name: 'Slack app' });
    const { accessToken } = tenant.control.issueAccessToken({ principalId: app.id });
    const write = async (): Promise<number> => {
      const response = await fetch(`${tenant.url}/api/v2/entries`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Run 42', folderId: 'lib_DemoNote' }),
      });
      return response.status;
    };
    const before = await write();
    await goTo(`/apps/${app.id}?tab=access`, 'Slack app');

    await page.getByRole('button', { name: 'Why was /api/v2/entries refused?' }).click();
    const why = await page.getByRole('status').filter({ hasText: 'It is decided by' }).innerText();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('cell', { name: 'Fjord Bio', exact: true }).waitFor();
    await page.getByLabel('Add to').selectOption('Cloning (team)');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Yes, it may.').waitFor();

    expect([before, await write()]).toEqual([400, 201]);
    expect(why).toMatch(/cannot even see it.*Expression vectors.*no grant at all.*give it Append/su);
  });

  it('gives an app a policy on a project directly, and takes it away', async () => {
    const { page, tenant, goTo } = await openConsole();
    const app = tenant.control.createApp({ name: 'Slack app' });
    await goTo(`/apps/${app.id}?tab=access`, 'Slack app');
    const policy = page.getByLabel('Policy of Slack app on Expression vectors');
    const granted = (): unknown =>
      tenant.control.listProjects()[0]?.collaborations.find(({ collaboratorId }) => collaboratorId === app.principalId)
        ?.policy;

    await policy.selectOption('Write');
    await expect.poll(granted).toBe('Write');
    await policy.selectOption('no policy');

    await expect.poll(granted).toBeUndefined();
  });

  it('gives a team that an app is in a policy, which the app then has too', async () => {
    const { page, tenant, goTo } = await openConsole();
    const app = tenant.control.createApp({ name: 'Slack app' });
    const team = tenant.control.listTeams().find(({ name }) => name === 'Screening');
    for (const groupId of [team?.organizationId ?? '', team?.id ?? ''])
      tenant.control.setMembership({ groupId, memberId: app.id });
    await goTo(`/apps/${app.id}?tab=access`, 'Slack app');
    const form = page.getByRole('form', { name: 'Give one of its groups a policy' });

    await form.getByRole('combobox', { name: 'Give' }).selectOption('Screening');
    await form.getByLabel('Policy').selectOption('Append');
    await form.getByLabel('On').selectOption('Expression vectors');
    await form.getByRole('button', { name: 'Give' }).click();

    await page.getByText('Screening: Append').waitFor();
    const itemId = tenant.control.listProjects().find(({ name }) => name === 'Expression vectors')?.id ?? '';
    const may = tenant.control.explainAccess({ principalId: app.id, itemId, action: 'append' });
    expect(may.decision).toBe('allowed');
  });

  it('archives an app and brings it back, in the name of whoever was chosen', async () => {
    const { page, tenant, goTo } = await openConsole();
    const app = tenant.control.createApp({ name: 'Slack app' });
    await goTo(`/apps/${app.id}`, 'Slack app');

    await page.getByRole('button', { name: 'Archive…' }).click();
    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await page.getByRole('button', { name: 'Unarchive' }).click();
    await page.getByRole('button', { name: 'Archive…' }).waitFor();

    const rows = tenant.control.listAuditLog({ itemId: app.id }).slice(-2);
    expect(rows.map(({ userName, action }) => [userName, action])).toEqual([
      ['Mira Holm', expect.stringMatching(/^Archived/u)],
      ['Mira Holm', expect.stringMatching(/^Unarchived/u)],
    ]);
  });
});
