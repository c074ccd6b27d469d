import type { Benchling } from '@ligase/core';
import type { Contents } from '../contract.ts';

/** What is in containers. */
export function createContents(benchling: Benchling): Contents {
  return {
    async list(containerId, call = {}) {
      const path = { container_id: containerId };
      return (await benchling.request('GET /containers/{container_id}/contents', { path, ...call })).contents ?? [];
    },
    get: async (containerId, contentId, call = {}) =>
      await benchling.request('GET /containers/{container_id}/contents/{containable_id}', {
        path: { container_id: containerId, containable_id: contentId },
        ...call,
      }),
    setConcentration: async (containerId, contentId, concentration, call = {}) =>
      await benchling.request('PATCH /containers/{container_id}/contents/{containable_id}', {
        path: { container_id: containerId, containable_id: contentId },
        body: { concentration },
        ...call,
      }),
    async remove(containerId, contentId, call = {}) {
      const path = { container_id: containerId, containable_id: contentId };
      await benchling.request('DELETE /containers/{container_id}/contents/{containable_id}', { path, ...call });
    },
  };
}
