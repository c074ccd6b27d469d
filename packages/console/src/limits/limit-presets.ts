import type { LimitSettings } from '@ligase/tenant/client';

/** Settings that are chosen with one press. */
export interface LimitPreset {
  readonly name: string;
  readonly about: string;
  readonly settings: Partial<LimitSettings>;
}

/** The presets: Benchling's numbers as they are, a tenth and ten times of them, and none. */
export const limitPresets: readonly LimitPreset[] = [
  {
    name: 'Benchling’s numbers',
    about:
      '300 requests of an app and 60 of all users in 30 s, 1,000 of all apps; the window, the tiers and the operations as well',
    settings: {
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
    },
  },
  { name: 'A tenth', about: 'to see soon how an app takes 429', settings: { enabled: true, scale: 0.1 } },
  { name: 'Ten times', about: 'for large tests', settings: { enabled: true, scale: 10 } },
  { name: 'Off', about: 'nothing is refused; the headers are still sent', settings: { enabled: false } },
];
