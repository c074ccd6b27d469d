import type { TenantClock } from '../clock/clock.ts';
import type { Principal } from '../identity/principal.ts';
import type { Allowance, Limits } from './limits.ts';
import { createWindow, type Window, type WindowKind } from './window.ts';

/** What callers may do in a while. Benchling publishes the numbers; the kind of window is our inference. */
export interface LimitSettings {
  /** Whether anything is refused at all; default true. The headers are sent either way. */
  readonly enabled: boolean;
  /** Default `fixed`. */
  readonly kind: WindowKind;
  /** Default 30,000. */
  readonly periodMs: number;
  /** Requests of one app in a period; default 300. */
  readonly perApp: number;
  /** Requests of all user API keys together; default 60. */
  readonly allUsers: number;
  /** Requests of all apps together, which no header shows; default 1,000. `null` for none. */
  readonly allApps: number | null;
  /**
   * Requests of one app, or of all user API keys together, by tier of API v3 from tier 1 on; `null` for no limit.
   * Default 1,000, 5,000, 10,000, 20,000 and 50,000, the contract's example.
   */
  readonly tierLimits: readonly number[] | null;
  /** Default 3,600,000, which is inferred. */
  readonly tierPeriodMs: number;
  /** By operationId, requests of the whole tenant in an hour. Default: assay results 10,000, audit exports 500. */
  readonly operationsPerHour: Readonly<Record<string, number>>;
  /**
   * Objects that the whole tenant may create and update in an hour; default `null`, for no limit.
   * Benchling's is some tens of thousands and moves with the load.
   */
  readonly objectsPerHour: number | null;
  /** Multiplies every number of requests; default 1. */
  readonly scale: number;
}

/** Benchling's published numbers. */
export const benchlingLimits: LimitSettings = {
  enabled: true,
  kind: 'fixed',
  periodMs: 30_000,
  perApp: 300,
  allUsers: 60,
  allApps: 1000,
  tierLimits: [1000, 5000, 10_000, 20_000, 50_000],
  tierPeriodMs: 3_600_000,
  operationsPerHour: { createAssayResults: 10_000, auditLog: 500, 'AuditLog.Export': 500 },
  objectsPerHour: null,
  scale: 1,
};

/** {@link Limits} that can be looked at and changed while the tenant runs. */
export interface AdjustableLimits extends Limits {
  readonly settings: LimitSettings;
  /** Takes other settings; every window starts afresh. */
  change(settings: Partial<LimitSettings>): void;
  /** A caller's window without counting a request. */
  look(principal: Principal): Allowance;
  /**
   * How far each window is used, without counting a request: those of these apps, of all user keys, of all apps and of objects,
   * and of each tier and operation that was called.
   */
  use(appPrincipalIds: readonly string[]): WindowUse[];
}

/** What a window counts. */
export type WindowSubject =
  | { readonly counts: 'app'; readonly principalId: string }
  | { readonly counts: 'users' | 'apps' | 'objects' }
  /** `principalId` is an app's, or `null` for all user keys together. */
  | { readonly counts: 'tier'; readonly tier: number; readonly principalId: string | null }
  | { readonly counts: 'operation'; readonly operationId: string };

/** How far a window is used. */
export type WindowUse = WindowSubject &
  Omit<Allowance, 'allowed'> & {
    readonly used: number;
    readonly periodMs: number;
  };

// All user keys of a tenant share one window, and so do all apps beside the window that each has for itself.
const allUsers: WindowSubject = { counts: 'users' };
const allApps: WindowSubject = { counts: 'apps' };
const allObjects: WindowSubject = { counts: 'objects' };
const HOUR_MS = 3_600_000;

interface KeptWindow {
  readonly subject: WindowSubject;
  readonly periodMs: number;
  readonly window: Window;
}

/** A window that a request must fit into besides its caller's own. */
interface FurtherWindow {
  readonly window: Window;
  /** Whether a refusal shows it in the headers in the place of the caller's own. */
  readonly shown: boolean;
}

/** Counts requests per app, for all user keys together, by tier of API v3 and by operation; and objects. */
export function createLimits(clock: TenantClock, initial: Partial<LimitSettings> = {}): AdjustableLimits {
  let settings = { ...benchlingLimits, ...initial };
  const windows = new Map<string, KeptWindow>();
  let objects = { transactionNumber: 0, count: 0 };

  const scaled = (limit: number): number => Math.max(1, Math.round(limit * settings.scale));

  function kept(subject: WindowSubject, limit: number, periodMs = settings.periodMs): KeptWindow {
    const key = Object.values(subject).join(' ');
    let found = windows.get(key);
    if (found === undefined) {
      found = { subject, periodMs, window: createWindow(settings.kind, { limit: scaled(limit), periodMs }) };
      windows.set(key, found);
    }
    return found;
  }
  const windowOf = (...args: Parameters<typeof kept>): Window => kept(...args).window;

  const own = (principal: Principal): Window =>
    principal.kind === 'app'
      ? windowOf({ counts: 'app', principalId: principal.id }, settings.perApp)
      : windowOf(allUsers, settings.allUsers);

  function further({ kind, id }: Principal, operation: Parameters<Limits['take']>[1]): FurtherWindow[] {
    const { id: operationId = '', rateTier = 0 } = operation ?? {};
    const ofTier = settings.tierLimits?.[rateTier - 1];
    const ofOperation = settings.operationsPerHour[operationId];
    const windowsToo: FurtherWindow[] = [];
    if (kind === 'app' && settings.allApps !== null)
      windowsToo.push({ window: windowOf(allApps, settings.allApps), shown: false });
    if (ofTier !== undefined) {
      const subject = { counts: 'tier', tier: rateTier, principalId: kind === 'app' ? id : null } as const;
      windowsToo.push({ window: windowOf(subject, ofTier, settings.tierPeriodMs), shown: true });
    }
    if (ofOperation !== undefined)
      windowsToo.push({ window: windowOf({ counts: 'operation', operationId }, ofOperation, HOUR_MS), shown: true });
    return windowsToo;
  }

  return {
    get settings() {
      return settings;
    },
    change(changed) {
      settings = { ...settings, ...changed };
      windows.clear();
    },
    look: (principal) => own(principal).look(clock.now()),
    use(appPrincipalIds) {
      const now = clock.now();
      const { perApp, allApps: ofApps, objectsPerHour } = settings;
      // Made here where nothing was counted yet, and never twice.
      for (const principalId of appPrincipalIds) kept({ counts: 'app', principalId }, perApp);
      kept(allUsers, settings.allUsers);
      if (ofApps !== null) kept(allApps, ofApps);
      if (objectsPerHour !== null) kept(allObjects, objectsPerHour, HOUR_MS);
      return [...windows.values()].map(({ subject, periodMs, window }) => {
        const { limit, remaining, resetSeconds } = window.look(now);
        return { ...subject, limit, used: limit - remaining, remaining, resetSeconds, periodMs };
      });
    },
    take(principal, operation) {
      const now = clock.now();
      const window = own(principal);
      const allowance = window.take(now);
      if (!settings.enabled) return { ...allowance, allowed: true };
      if (!allowance.allowed) return allowance;
      const taken = [window];
      for (const next of further(principal, operation)) {
        const answer = next.window.take(now);
        if (!answer.allowed) {
          for (const one of taken) one.giveBack();
          return { ...(next.shown ? answer : window.look(now)), allowed: false };
        }
        taken.push(next.window);
      }
      return allowance;
    },
    takeObject(transactionNumber) {
      if (!settings.enabled || settings.objectsPerHour === null) return true;
      const window = windowOf(allObjects, settings.objectsPerHour, HOUR_MS);
      if (transactionNumber === 0 || transactionNumber !== objects.transactionNumber)
        objects = { transactionNumber, count: 0 };
      if (window.take(clock.now()).allowed) {
        objects.count += 1;
        return true;
      }
      for (; objects.count > 0; objects.count -= 1) window.giveBack();
      return false;
    },
    tierLimits: () => settings.tierLimits?.map(scaled),
  };
}
