import type { Benchling } from '@ligase/core';
import type { SequenceCallOptions } from '../contract.ts';

/** What to take out of a registry, and where it goes. */
export interface UnregisterRequest {
  readonly registryId: string;
  readonly ids: readonly string[];
  readonly folderId: string;
}

/** Takes DNA sequences out of their registry and moves them to a folder. */
export async function unregisterSequences(
  benchling: Benchling,
  { registryId, ids, folderId }: UnregisterRequest,
  options: SequenceCallOptions = {},
): Promise<void> {
  await benchling.request('POST /registries/{registry_id}:unregister-entities', {
    path: { registry_id: registryId },
    body: { entityIds: [...ids], folderId },
    ...options,
  });
}
