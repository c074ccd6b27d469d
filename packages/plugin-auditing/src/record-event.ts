import { randomUUID } from 'node:crypto';
import { InputError, type Actor, type CallContext } from '@ligase/core';
import { capped } from './call/audit-targets.ts';
import type { AuditEvent } from './contract.ts';
import type { Recorder } from './recorder.ts';

/** Adds a record of something that is not a call. */
export async function recordEvent(
  recorder: Recorder,
  context: Partial<CallContext>,
  self: Actor,
  event: AuditEvent,
): Promise<void> {
  const { action, targets = [], outcome = 'succeeded' } = event;
  if (!/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/.test(action))
    throw new InputError(
      'INPUT_INVALID',
      `An audit action is a noun and a verb, such as "worklist.approve"; got ${JSON.stringify(action)}`,
    );
  await recorder.keep({
    actor: context.actor ?? self,
    ...(context.workflow !== undefined && { workflow: context.workflow }),
    ...(context.runId !== undefined && { runId: context.runId }),
    ...(context.step !== undefined && { step: context.step }),
    ...(context.stepAttempt !== undefined && { stepAttempt: context.stepAttempt }),
    correlationId: context.correlationId ?? randomUUID(),
    action,
    ...capped(targets),
    outcome,
  });
  await recorder.flush();
}
