import { createHash } from 'node:crypto';
import type { TenantResponse } from '../../src/request.ts';
import type { Caller, Lab } from './start-tenant.ts';

/** Fetches a signed address, without a token. */
export async function download(lab: Lab, url: string): Promise<TenantResponse> {
  return lab.tenant.handle({ method: 'GET', url: pathOf(url), headers: {} });
}

/** Sends bytes to a signed address as object stores take them. */
export async function upload(lab: Lab, url: string, body: string | Uint8Array): Promise<TenantResponse> {
  const headers = { 'x-amz-server-side-encryption': 'AES256' };
  return lab.tenant.handle({ method: 'PUT', url: pathOf(url), headers, body });
}

/** The members that carry bytes in a request. */
export function encoded(bytes: string | Uint8Array): { readonly data64: string; readonly md5: string } {
  const data = Buffer.from(bytes);
  return { data64: data.toString('base64'), md5: createHash('md5').update(data).digest('hex') };
}

/** Uploads a blob and gives its id. */
export async function uploadBlob(caller: Caller, name: string, bytes: string | Uint8Array): Promise<string> {
  const { body } = await caller('POST', '/blobs', { name, type: 'RAW_FILE', mimeType: 'text/csv', ...encoded(bytes) });
  return String(body.id);
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
