import type { Actor, Clock, HttpLayer, HttpRequest, HttpResponse } from '@ligase/core';
import type { AuditOrigin, AuditOutcome } from '../audit-record.ts';
import type { Recorder } from '../recorder.ts';
import { auditAction } from './audit-action.ts';
import { outcomeOfError, outcomeOfReply } from './audit-outcome.ts';
import { targetsOfCall } from './audit-targets.ts';
import { acceptedTasks } from './accepted-tasks.ts';

/** What the layer works with. */
export interface AuditLayerOptions {
  readonly recorder: Recorder;
  readonly clock: Clock;
  /** Who acts when nobody asked: the app itself. */
  readonly self: Actor;
  /** Whether a record is kept before each call, too. */
  readonly intents: boolean;
}

/**
 * Records every call that changes something, after its outcome and, with `intents`, before it is sent, whoever makes it: it stands in the pipeline of the app, so
 * that no plugin can forget it. Calls that only read pass untouched.
 */
export function auditLayer({ recorder, clock, self, intents }: AuditLayerOptions): HttpLayer {
  const tasks = acceptedTasks(clock);

  /** Gives the place of the record; `undefined` when none is kept before. */
  const announce = async (request: HttpRequest, action: string): Promise<number | undefined> => {
    const what = `${request.method} ${request.operation.path}`;
    if (!intents) {
      await recorder.ready(what);
      return undefined;
    }
    const { operation } = request;
    const targets = targetsOfCall(request, undefined);
    const change = { action, operationId: operation.id, ...targets, outcome: 'attempted' } as const;
    return await recorder.intend({ ...originOf(request, self), ...change }, what, request.signal);
  };
  const record = (request: HttpRequest, action: string, call: StartedCall, end: End): Promise<void> => {
    const taskId = end.outcome === 'accepted' ? taskIdIn(end.reply) : undefined;
    if (taskId !== undefined) tasks.accept(taskId);
    return recorder.keep({
      ...originOf(request, self),
      action,
      operationId: request.operation.id,
      ...targetsOfCall(request, end.reply?.body),
      outcome: end.outcome,
      ...(call.intent !== undefined && { intent: call.intent }),
      ...(end.reply !== undefined && { status: end.reply.status }),
      attempts: request.trace.attempts,
      durationMs: clock.now() - call.startedAt,
      ...(taskId !== undefined && { taskId }),
    });
  };

  return {
    name: 'audit',
    phase: 'observe',
    wrap: (next) => async (request) => {
      const action = auditAction(request.operation);
      if (action === undefined) {
        const reply = await next(request);
        const ended = tasks.endIn(request, reply);
        if (ended !== undefined) await recorder.keep({ ...originOf(request, self), ...ended });
        return reply;
      }
      const call = { intent: await announce(request, action), startedAt: clock.now() };
      let reply: HttpResponse;
      try {
        reply = await next(request);
      } catch (error) {
        await record(request, action, call, { outcome: outcomeOfError(request, error) });
        throw error;
      }
      await record(request, action, call, { outcome: outcomeOfReply(request, reply), reply });
      return reply;
    },
  };
}

interface StartedCall {
  readonly intent: number | undefined;
  readonly startedAt: number;
}

interface End {
  readonly outcome: AuditOutcome;
  readonly reply?: HttpResponse;
}

function originOf({ context }: HttpRequest, self: Actor): AuditOrigin {
  return {
    actor: context.actor ?? self,
    ...(context.workflow !== undefined && { workflow: context.workflow }),
    ...(context.runId !== undefined && { runId: context.runId }),
    ...(context.step !== undefined && { step: context.step }),
    ...(context.stepAttempt !== undefined && { stepAttempt: context.stepAttempt }),
    correlationId: context.correlationId,
  };
}

function taskIdIn(reply: HttpResponse | undefined): string | undefined {
  const { taskId } = (reply?.body ?? {}) as { readonly taskId?: unknown };
  return typeof taskId === 'string' ? taskId : undefined;
}
