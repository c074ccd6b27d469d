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
  /** Multiplies every number of requests; default 1. */
  readonly scale: number;
}

/** Benchling's published numbers. */
const benchlingLimits: LimitSettings = {
  enabled: true,
  kind: 'fixed',
  periodMs: 30_000,
  perApp: 300,
  allUsers: 60,
  allApps: 1000,
  scale: 1,
};

/** {@link Limits} that can be looked at and changed while the tenant runs. */
export interface AdjustableLimits extends Limits {
  readonly settings: LimitSettings;
  /** Takes other settings; every window starts afresh. */
  change(settings: Partial<LimitSettings>): void;
  /** A caller's window without counting a request. */
  look(principal: Principal): Allowance;
}

// All user keys of a tenant share one window, and so do all apps beside the window that each has for itself.
const allUsers = 'all users';
const allApps = 'all apps';

/** Counts requests per app, and for all user keys together. */
export function createLimits(clock: TenantClock, initial: Partial<LimitSettings> = {}): AdjustableLimits {
  let settings = { ...benchlingLimits, ...initial };
  const windows = new Map<string, Window>();

  function windowOf(key: string, limit: number): Window {
    let window = windows.get(key);
    if (window === undefined) {
      window = createWindow(settings.kind, {
        limit: Math.max(1, Math.round(limit * settings.scale)),
        periodMs: settings.periodMs,
      });
      windows.set(key, window);
    }
    return window;
  }

  const own = (principal: Principal): Window =>
    principal.kind === 'app' ? windowOf(principal.id, settings.perApp) : windowOf(allUsers, settings.allUsers);

  return {
    get settings() {
      return settings;
    },
    change(changed) {
      settings = { ...settings, ...changed };
      windows.clear();
    },
    look: (principal) => own(principal).look(clock.now()),
    take(principal) {
      const now = clock.now();
      const window = own(principal);
      const allowance = window.take(now);
      if (!settings.enabled) return { ...allowance, allowed: true };
      if (!allowance.allowed || principal.kind === 'user' || settings.allApps === null) return allowance;
      if (windowOf(allApps, settings.allApps).take(now).allowed) return allowance;
      window.giveBack();
      return { ...window.look(now), allowed: false };
    },
  };
}
