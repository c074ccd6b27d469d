import { TenantApiError } from '../api-error.ts';
import type { AccessParts } from '../tenant-parts.ts';
import type { Handle } from '../create-handle.ts';
import type { SeedingParts } from './apply-seed.ts';
import type { Seed } from './seed.ts';

/**
 * Creates the items of a seed through the API, so that a seed holds nothing that the API would refuse.
 * Comes as a promise because the first body waits for the validator; after that answers come at once,
 * so that a whole seed fits in one transaction.
 */
export async function createThroughApi(
  handle: Handle,
  { identity, limits }: AccessParts,
  { entries, dnaSequences, customEntities, locations, boxes, plates, containers }: Seed,
): Promise<SeedingParts['create']> {
  const items = [entries, dnaSequences, customEntities, locations, boxes, plates, containers];
  if (items.some((list = []) => list.length > 0)) await handle({ method: 'POST', url: '/api/v2/entries', headers: {} });
  return (path, userId, body) => {
    const { token } = identity.issueToken(userId);
    const response = handle({
      method: 'POST',
      url: `/api/v2${path}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response instanceof Promise) throw new Error('The validator of the contract is not loaded.');
    // A seed is not what a lab does in half a minute.
    limits.change({});
    const answer = JSON.parse(String(response.body)) as { readonly id?: string; readonly error?: { message: string } };
    if (response.status >= 400)
      throw new TenantApiError(response.status, '', answer.error?.message ?? String(response.status));
    return answer.id ?? '';
  };
}
