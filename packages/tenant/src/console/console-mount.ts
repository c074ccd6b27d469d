import { readFileSync } from 'node:fs';
import { TenantApiError } from '../api-error.ts';
import { errorResponse } from '../replies.ts';
import type { Mount, TenantResponse } from '../request.ts';

/** Where the developer console is. */
export const consolePath = '/console';

// One name without a slash, so no path leads out of the folder.
const ASSET = /^\/console\/assets\/(?<name>[\w-]+\.(?<kind>js|css|svg|woff2))$/u;

const KINDS: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

// Nothing but its own files; styles that libraries set on elements go through the DOM, which needs no exception.
const SECURITY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * Serves the developer console from the folder of its built files. Nothing is read before it is asked for. Every path that is
 * no asset answers with the one page, which finds its own way from there.
 */
export function createConsoleMount(folder: URL): Mount {
  const assets = new Map<string, Uint8Array>();
  const asset = (name: string): Uint8Array | undefined => {
    const bytes = assets.get(name) ?? readWhenThere(new URL(`assets/${name}`, folder));
    if (bytes !== undefined) assets.set(name, bytes);
    return bytes;
  };
  return ({ method, url }) => {
    const path = url.split('?', 1)[0] ?? '';
    if (method !== 'GET' && method !== 'HEAD')
      return refused(405, `The console is only read, with GET, not ${method}.`);
    if (path === consolePath) return { status: 308, headers: { ...SECURITY, location: `${consolePath}/` }, body: '' };
    if (!path.startsWith(`${consolePath}/`)) return refused(404, `There is nothing at ${path}.`);
    if (!path.startsWith(`${consolePath}/assets/`)) return page(readWhenThere(new URL('index.html', folder)));
    const { name = '', kind = '' } = ASSET.exec(path)?.groups ?? {};
    const body = name === '' ? undefined : asset(name);
    if (body === undefined)
      return refused(404, `The console has no file ${path}. Reload the page if it was just built.`);
    // The name holds a hash of what is in it.
    const headers = { 'content-type': KINDS[kind] ?? '', 'cache-control': 'public, max-age=31536000, immutable' };
    return { status: 200, headers: { ...SECURITY, ...headers }, body };
  };
}

function page(html: Uint8Array | undefined): TenantResponse {
  const headers = { ...SECURITY, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' };
  return html === undefined ? { status: 503, headers, body: unbuilt } : { status: 200, headers, body: html };
}

const unbuilt = `<!doctype html>
<html lang="en">
  <title>The console is not built</title>
  <h1>The console is not built yet</h1>
  <p>The tenant works; only the files of its console are missing. In the workspace of Ligase, run</p>
  <pre>npm run console</pre>
  <p>and load this page again. The published package brings them.</p>
</html>
`;

function refused(status: number, message: string): TenantResponse {
  return errorResponse(new TenantApiError(status, 'invalid_request_error', message), SECURITY);
}

function readWhenThere(file: URL): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
