import { describe, expect, it } from 'vitest';
import { appLab } from '../../test/support/app-lab.ts';

const manifest = (version: string): string => `manifestVersion: 1\ninfo: { name: Courier, version: ${version} }\n`;

function courier() {
  const lab = appLab();
  const { control, parts, memberId } = lab;
  const { app, definition } = control.createAppFromManifest({ manifest: manifest('1.0.0') });
  const adminId = parts.users.find('admin')?.id ?? '';
  const send = async (userId: string, method: string, path: string, body?: string) => {
    const authorization = `Basic ${Buffer.from(`${parts.users.renewApiKey(userId)}:`).toString('base64')}`;
    const url = `/api/v2-beta${path}`;
    const response = await lab.tenant.handle({ method, url, headers: { authorization }, ...(body && { body }) });
    return { status: response.status, text: String(response.body) };
  };
  const appId = app?.id ?? '';
  return { ...lab, appId, definition, adminId, memberId, send, path: `/apps/${appId}/manifest.yaml` };
}

describe('the manifest of an app over API v2-beta', () => {
  it('is read as it was uploaded, and takes the app along when it is uploaded anew', async () => {
    const { send, adminId, path, control, appId } = courier();

    const read = await send(adminId, 'GET', path);
    const put = await send(
      adminId,
      'PUT',
      path,
      JSON.stringify({ manifestVersion: 1, info: { name: 'Courier 2', version: '1.1.0' } }),
    );
    const app = control.getApp({ appId });

    expect(read).toEqual({ status: 200, text: manifest('1.0.0') });
    expect(put.status).toBe(201);
    expect(app).toMatchObject({ name: 'Courier 2', versionNumber: '1.1.0' });
  });

  it('is read and uploaded by version, too', async () => {
    const { send, adminId, parts, definition } = courier();
    const [version] = parts.apps.definitions.versions(definition.id);
    const path = `/app-definitions/${definition.id}/versions/${version?.id}/manifest.yaml`;

    const read = await send(adminId, 'GET', path);
    const put = await send(adminId, 'PUT', path, manifest('1.0.0'));

    expect([read.status, put.status]).toEqual([200, 200]);
  });

  it('is refused to strangers, for other methods, and when it is wrong', async () => {
    const { send, adminId, memberId, path } = courier();

    const answers = [
      await send(memberId, 'GET', path),
      await send(memberId, 'PUT', path, manifest('1.1.0')),
      await send(adminId, 'DELETE', path),
      await send(adminId, 'PUT', path, 'manifestVersion: 2\n'),
      await send(adminId, 'GET', '/apps/app_none/manifest.yaml'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 405, 400, 404]);
  });
});
