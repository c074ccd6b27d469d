import type { Schemas } from '@ligase/benchling-api/v2';
import { UnknownOutcomeError, type Benchling } from '@ligase/core';
import type { RunCall, Transforms } from '../contract.ts';
import type { Transform } from '../run.ts';

/** Files that an app writes between Benchling's format and that of a device. */
export function createTransforms(benchling: Benchling): Transforms {
  const get = async (id: string, call: RunCall): Promise<Transform> =>
    (await benchling.request('GET /automation-file-transforms/{transform_id}', {
      path: { transform_id: id },
      ...call,
    })) as Transform;
  const end = async (
    id: string,
    body: Schemas['LabAutomationTransformUpdate'],
    isDone: (transform: Transform) => boolean,
    call: RunCall,
  ): Promise<Transform> => {
    const before = await get(id, call);
    if (isDone(before)) return before;
    try {
      const input = { path: { transform_id: id }, body, ...call };
      return (await benchling.request('PATCH /automation-file-transforms/{transform_id}', input)) as Transform;
    } catch (error) {
      const now = error instanceof UnknownOutcomeError ? await get(id, call) : undefined;
      if (now === undefined || !isDone(now)) throw error;
      return now;
    }
  };
  return {
    get: (id, call = {}) => get(id, call),
    succeed: (id, blobId, call = {}) =>
      end(id, { blobId }, (transform) => transform.status === 'SUCCEEDED' && transform.blobId === blobId, call),
    fail: (id, errors, call = {}) =>
      end(id, { errors: errors.map((message) => ({ message })) }, ({ status }) => status === 'FAILED', call),
  };
}
