import { createHash } from 'node:crypto';
import { invalidRequest } from '../../api-error.ts';

/** The bytes of `data64`, when they are what `md5` says. @throws {TenantApiError} 400 */
export function partBytes(data64: string, md5: string): Buffer {
  const bytes = base64Bytes(data64);
  const actual = createHash('md5').update(bytes).digest('hex');
  if (actual !== md5.toLowerCase()) {
    throw invalidRequest(`Invalid md5: ${md5}. The decoded bytes have ${actual}, in hex.`);
  }
  return bytes;
}

/** The bytes of `data64`. @throws {TenantApiError} 400 */
export function base64Bytes(data64: string): Buffer {
  const bytes = Buffer.from(data64, 'base64');
  // Node reads whatever it can of a text that is no base64. Benchling's SDK breaks the text into lines, as MIME does.
  if (bytes.toString('base64') !== data64.replaceAll(/[\r\n]/gu, ''))
    throw invalidRequest('Invalid data64: it is not base64.');
  return bytes;
}
