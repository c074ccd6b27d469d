import type { Feature } from '../feature.ts';
import type { TenantRequest, TenantResponse } from '../request.ts';
import type { TenantBase } from '../tenant-context.ts';
import { storageMigrations, storagePath, type Storage } from './storage.ts';
import { isSignedBy } from './url-signature.ts';

const ENCRYPTION = 'x-amz-server-side-encryption';

/** Sends and takes stored bytes at signed addresses, as the object store behind Benchling does. */
export function storageFeature(base: TenantBase, storage: Storage): Feature {
  return {
    name: 'storage',
    migrations: storageMigrations,
    mounts: { [storagePath]: (request) => answer(base, storage, request) },
  };
}

function answer(base: TenantBase, storage: Storage, request: TenantRequest): TenantResponse {
  const [signedText = '', signature = ''] = request.url.split('&signature=', 2);
  if (!isSignedBy(base, signedText, signature)) {
    return refusal(403, 'SignatureDoesNotMatch', 'The address was changed. Send it as it was given.');
  }
  const { pathname, searchParams } = new URL(request.url, 'http://tenant');
  if (Number(searchParams.get('expires')) <= base.clock.now()) {
    return refusal(403, 'AccessDenied', 'Request has expired');
  }
  const key = decodeURIComponent(pathname.slice(storagePath.length));
  const wanted = searchParams.get('for') === 'upload' ? 'PUT' : 'GET';
  if (request.method !== wanted) {
    return refusal(405, 'MethodNotAllowed', `This address takes ${wanted}, not ${request.method}.`);
  }
  return wanted === 'PUT' ? upload(base, storage, key, request) : download(storage, key, searchParams);
}

function upload({ db }: TenantBase, storage: Storage, key: string, { headers, body }: TenantRequest): TenantResponse {
  // The header is part of what Benchling signs, so an upload without it fails there as well.
  if (headers[ENCRYPTION] !== 'AES256') {
    return refusal(403, 'SignatureDoesNotMatch', `The upload needs the header ${ENCRYPTION}: AES256.`);
  }
  const bytes = typeof body === 'string' ? Buffer.from(body) : (body ?? new Uint8Array());
  const md5 = db.transaction(() => storage.write(key, bytes));
  return { status: 200, headers: { etag: `"${md5}"`, [ENCRYPTION]: 'AES256' }, body: '' };
}

function download(storage: Storage, key: string, query: URLSearchParams): TenantResponse {
  const bytes = storage.read(key);
  if (!bytes) return refusal(404, 'NoSuchKey', 'The specified key does not exist.');
  const name = query.get('name') ?? 'download';
  return {
    status: 200,
    headers: {
      'content-type': sayable(query.get('type')) ?? 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      // What people upload must not act as a page of this tenant.
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
    },
    body: bytes,
  };
}

/** A type, unless it has characters that no header can hold: who uploads says what they like. */
function sayable(type: string | null): string | undefined {
  return type !== null && /^[ -~]+$/u.test(type) ? type : undefined;
}

function refusal(status: number, code: string, message: string): TenantResponse {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  };
}
