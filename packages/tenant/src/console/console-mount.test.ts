import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTenant } from '../start-tenant.ts';
import type { TenantResponse } from '../request.ts';
import { createConsoleMount } from './console-mount.ts';

function mountOf(files: Readonly<Record<string, string>>) {
  const above = mkdtempSync(join(tmpdir(), 'console-'));
  onTestFinished(() => rmSync(above, { recursive: true }));
  const folder = join(above, 'console');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(above, 'secret.js'), 'secret');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const mount = createConsoleMount(pathToFileURL(`${folder}/`));
  const get = (url: string, method = 'GET') => mount({ method, url, headers: {} }) as TenantResponse;
  return { get, folder };
}

describe('console mount', () => {
  it('answers every page with the one document, under a policy that lets nothing else in', () => {
    const { get } = mountOf({ 'index.html': '<p>Console</p>' });

    const pages = ['/console/', '/console/apps/app_1?tab=access', '/console/requests'].map((url) => get(url));

    expect(pages.map(({ status, body }) => [status, String(body)])).toEqual(pages.map(() => [200, '<p>Console</p>']));
    expect(pages[0]?.headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'none'; script-src 'self'; style-src 'self';/u),
      'cache-control': 'no-cache',
    });
  });

  it('lets a browser keep an asset for good, as its name changes with it', () => {
    const { get } = mountOf({ 'assets/main-AbC1_2-x.js': 'run()' });

    const { status, headers, body } = get('/console/assets/main-AbC1_2-x.js');

    expect([status, String(body)]).toEqual([200, 'run()']);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it.each([
    '/console/assets/../../secret.js',
    '/console/assets/..%2f..%2fsecret.js',
    '/console/assets/%2e%2e/%2e%2e/secret.js',
    '/console/assets/..\\..\\secret.js',
    '/console/assets/../index.html',
    '/console/assets/',
    '/console/assets/missing.js',
    '/console/assets/main.js%00.css',
    '/consolexyz',
  ])('finds nothing at %s', (path) => {
    const { get } = mountOf({ 'index.html': '<p>Console</p>' });

    const { status, body } = get(path);

    expect(status).toBe(404);
    expect(String(body)).not.toBe('secret');
  });

  it('sees a console that is built while the tenant runs', () => {
    const { get, folder } = mountOf({});

    const before = get('/console/');
    writeFileSync(join(folder, 'index.html'), '<p>Console</p>');
    const after = get('/console/');

    expect([before.status, after.status]).toEqual([503, 200]);
    expect(String(before.body)).toContain('npm run console');
  });

  it('is only read', () => {
    const { get } = mountOf({ 'index.html': '<p>Console</p>' });

    expect(get('/console/', 'POST').status).toBe(405);
    expect(get('/console').headers['location']).toBe('/console/');
  });

  it('answers to no other name than the tenant does', async () => {
    const tenant = await startTenant();
    onTestFinished(() => tenant.close());

    const status = await new Promise((resolve) => {
      const headers = { host: `evil.example:${tenant.port}` };
      request(`${tenant.url}/console/`, { headers }, (answer) => resolve(answer.resume().statusCode)).end();
    });

    expect(status).toBe(403);
  });
});
