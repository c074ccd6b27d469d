import { createAlarm } from '../clock/alarm.ts';
import type { Send } from '../deliveries/send.ts';
import type { Feature } from '../feature.ts';
import type { Migration } from '../store/database.ts';
import type { TenantBase } from '../tenant-context.ts';
import { eventBridgeEnvelope } from './event-bridge.ts';
import type { Events } from './events.ts';

/** Where events go, in the place of an AWS event bus. */
export interface OutletTarget {
  /** A file that gets one line of JSON for each event. */
  readonly file?: string;
  /** An address that gets one POST for each event, again until it is answered with 2xx. */
  readonly url?: string;
  /** Default: all types. */
  readonly eventTypes?: readonly string[];
}

/** How an outlet stands. */
export interface OutletView extends OutletTarget {
  /** How many events wait for it. */
  readonly waiting: number;
  /** Why the last one did not go out; `null` when it did. */
  readonly fault: string | null;
}

/** The way of events out of the tenant. */
export interface EventOutlet {
  /** Sends the events that happen from now on; with neither file nor URL, none. */
  set(target: OutletTarget): OutletView;
  view(): OutletView;
  /** Sends what waits. To be called when the clock was moved. */
  runDue(): void;
  /** Waits until nothing waits, or the bus does not take it. */
  idle(): Promise<void>;
}

/** What an outlet is made from. */
export interface OutletParts {
  readonly base: TenantBase;
  readonly events: Events;
  readonly send: Send;
  readonly appendLine: (file: string, line: string) => Promise<void>;
  readonly tenantId: () => string;
}

const migrations: readonly Migration[] = [
  {
    id: 'events/2-outlet',
    sql: 'CREATE TABLE event_outlet (target TEXT NOT NULL, sent INTEGER NOT NULL, fault TEXT) STRICT;',
  },
];

const timeoutMs = 10_000;
const retryMs = 5_000;

/** Sends events in their order to one place outside; remembers how far it came. */
export function eventOutletFeature(parts: OutletParts): Feature & { readonly outlet: EventOutlet } {
  const { base, events, send, appendLine, tenantId } = parts;
  const { db, clock } = base;
  const stop = new AbortController();
  const read = db.prepare<{ target: string; sent: number; fault: string | null }>('SELECT * FROM event_outlet');
  const advance = db.prepare('UPDATE event_outlet SET sent = ?, fault = NULL');
  const note = db.prepare('UPDATE event_outlet SET fault = ?');
  const alarm = createAlarm(clock, () => runDue());
  let running: Promise<void> | undefined;

  const waiting = (target: OutletTarget, sent: number, limit: number): ReturnType<Events['log']['after']> => {
    const types = target.eventTypes;
    const wanted = { sql: 'events.type IN (SELECT value FROM json_each(?))', values: [JSON.stringify(types)] };
    return events.log.after(sent, types === undefined ? [] : [wanted], limit);
  };

  const put = async ({ file, url }: OutletTarget, body: string): Promise<void> => {
    if (file !== undefined) await appendLine(file, body);
    if (url === undefined) return;
    const headers = { 'content-type': 'application/json' };
    const { status } = await send({ url, headers, body, timeoutMs, signal: stop.signal });
    if (status < 200 || status >= 300) throw new Error(`${url} answered ${status}.`);
  };

  /** Sends one event after the other until none waits; gives whether it came that far. */
  const drain = async (): Promise<boolean> => {
    for (;;) {
      const outlet = read.get();
      if (outlet === undefined || stop.signal.aborted) return true;
      const target = JSON.parse(outlet.target) as OutletTarget;
      const [next] = waiting(target, outlet.sent, 1);
      if (next === undefined) return true;
      const { imageNumber } = db;
      const fault = await put(target, eventBridgeEnvelope(next, tenantId())).then(
        () => undefined,
        (error: unknown) => (error as Error).message,
      );
      // Where it goes may have been changed meanwhile, and the data too.
      if (stop.signal.aborted || db.imageNumber !== imageNumber || read.get()?.target !== outlet.target) continue;
      if (fault !== undefined) {
        note.run(fault);
        return false;
      }
      advance.run(next.number);
    }
  };

  const runDue = (): void => {
    if (running || stop.signal.aborted) return;
    if (db.transactionNumber !== 0) return alarm.set(clock.now());
    running = run();
  };

  const run = async (): Promise<void> => {
    const done = await drain();
    running = undefined;
    if (!done) alarm.set(clock.now() + retryMs);
  };

  const view = (): OutletView => {
    const outlet = read.get();
    if (outlet === undefined) return { waiting: 0, fault: null };
    const target = JSON.parse(outlet.target) as OutletTarget;
    return { ...target, waiting: waiting(target, outlet.sent, -1).length, fault: outlet.fault };
  };

  events.listen(() => alarm.set(clock.now()));

  return {
    name: 'event outlet',
    migrations,
    resume: runDue,
    async close() {
      stop.abort();
      alarm.close();
      await running;
    },
    outlet: {
      set(target) {
        db.prepare('DELETE FROM event_outlet').run();
        if (target.file !== undefined || target.url !== undefined) {
          db.prepare('INSERT INTO event_outlet (target, sent) VALUES (?, ?)').run(
            JSON.stringify(target),
            events.log.last,
          );
        }
        return view();
      },
      view,
      runDue,
      async idle() {
        runDue();
        await running;
      },
    },
  };
}
