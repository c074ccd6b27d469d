import type { Clock, HttpLayer, HttpRequest, HttpResponse, Logger } from '@ligase/core';
import { ownCall } from '../reading/or-unknown.ts';
import { keyOf, type UsageNote } from './usage-note.ts';
import type { UsageSink } from './usage-sink.ts';
import { usageSubjects } from './usage-subjects.ts';

/** What the app used, as it goes: in memory at once, in the sink when flushed. */
export interface UsageNotes {
  readonly layer: HttpLayer;
  /** Brings new notes to the sink; they stay in memory when that fails, and the failure is logged. */
  flush(): Promise<void>;
  /** Everything that is known, from the sink and from memory. */
  all(): Promise<readonly UsageNote[]>;
}

/** What notes are kept with. */
export interface UsageNotesOptions {
  readonly sink: UsageSink;
  readonly clock: Clock;
  readonly log: Logger;
}

// Different notes are few: operations times places times days. What brings so many is a list of objects that stand nowhere.
const flushAt = 500;

/** Makes the notes of one app. */
export function createUsageNotes({ sink, clock, log }: UsageNotesOptions): UsageNotes {
  const seen = new Set<string>();
  let fresh: UsageNote[] = [];
  let today = '';

  const note = (request: HttpRequest, outcome: UsageNote['outcome'], reply: unknown): void => {
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    if (day !== today) seen.clear();
    today = day;
    for (const used of usageSubjects(request, reply)) {
      const one: UsageNote = { day, operationId: request.operation.id, ...used, outcome };
      const key = keyOf(one);
      if (seen.has(key)) continue;
      seen.add(key);
      fresh.push(one);
    }
  };
  const flush = async (): Promise<void> => {
    const batch = fresh;
    fresh = [];
    if (batch.length === 0) return;
    try {
      await sink.append(batch);
    } catch (error) {
      fresh = [...batch, ...fresh];
      log.warn({ err: error }, `${batch.length} notes of use cannot be kept in ${sink.name}; they stay in memory`);
    }
  };

  return {
    layer: {
      name: 'usage',
      phase: 'observe',
      wrap: (next) => async (request) => {
        const reply = await next(request);
        if (request.context.workflow === ownCall.context.workflow) return reply;
        const refused = isRefusal(reply);
        if (refused || reply.status < 400)
          note(request, refused ? 'refused' : 'done', refused ? undefined : reply.body);
        if (fresh.length >= flushAt) await flush();
        return reply;
      },
    },
    flush,
    async all() {
      return [...(await sink.read()), ...fresh];
    },
  };
}

// What a body names and the app cannot see is a 400 that names it; every other 400 is the caller's fault.
function isRefusal({ status, body }: HttpResponse): boolean {
  if (status === 400) return JSON.stringify(body ?? null).includes('"invalidId');
  return status === 403 || status === 404;
}
