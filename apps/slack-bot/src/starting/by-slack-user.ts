import type { Actor } from '@ligase/core';
import type { Delivery } from '@ligase/workflows';

/** The actor of a run that somebody started in Slack. */
export function bySlackUser({ payload }: Delivery<{ readonly userId: string }>): Actor {
  return { kind: 'user', id: `slack:${payload.userId}` };
}
