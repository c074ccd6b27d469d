import type { Schemas } from '@ligase/benchling-api/v2';
import { InputError, type Benchling } from '@ligase/core';
import type { SequenceCallOptions } from '../contract.ts';
import { explainRegistryLock } from './explain-registry-lock.ts';

/** What to register, and how it gets its registry ids. */
export interface RegisterRequest {
  readonly registryId: string;
  /** At most 2,500: Benchling registers all of a request or none. */
  readonly ids: readonly string[];
  readonly namingStrategy: Schemas['NamingStrategy'];
}

const maxIds = 2500;

/** Registers DNA sequences that exist, and waits until Benchling has done so. */
export async function registerSequences(
  benchling: Benchling,
  { registryId, ids, namingStrategy }: RegisterRequest,
  options: SequenceCallOptions = {},
): Promise<void> {
  if (ids.length > maxIds) {
    const message = `${ids.length} sequences are too many to register at once; register groups of at most ${maxIds}.`;
    throw new InputError('INPUT_INVALID', message);
  }
  const task = await benchling.request('POST /registries/{registry_id}:bulk-register-entities', {
    path: { registry_id: registryId },
    body: { entityIds: [...ids], namingStrategy },
    ...options,
  });
  try {
    await benchling.waitForTask(task, options);
  } catch (error) {
    throw explainRegistryLock(error, registryId);
  }
}
