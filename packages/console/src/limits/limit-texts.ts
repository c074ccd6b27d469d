import type { LimitSettings, WindowKind } from '@ligase/tenant/client';
import type { Texts } from '../ui/use-edits.ts';

type Name = keyof LimitSettings;

/** How a setting stands in its field, and how it is read from there. */
interface Way<Value> {
  readonly write: (value: Value) => string;
  /** What is no number is left to the tenant, which says what it takes. */
  readonly read: (text: string) => Value;
}

const number: Way<number> = { write: String, read: Number };
const seconds: Way<number> = { write: (ms) => String(ms / 1000), read: (text) => Math.round(Number(text) * 1000) };
const numberOrNone: Way<number | null> = {
  write: (value) => (value === null ? '' : String(value)),
  read: (text) => (text.trim() === '' ? null : Number(text)),
};

const ways: { readonly [Each in Name]: Way<LimitSettings[Each]> } = {
  enabled: { write: (value) => (value ? 'true' : ''), read: (text) => text === 'true' },
  kind: { write: String, read: (text) => text as WindowKind },
  periodMs: seconds,
  perApp: number,
  allUsers: number,
  allApps: numberOrNone,
  tierLimits: {
    write: (limits) => limits?.join(', ') ?? '',
    read: (text) => (text.trim() === '' ? null : text.split(',').map(Number)),
  },
  tierPeriodMs: seconds,
  operationsPerHour: {
    write: (limits) =>
      Object.entries(limits)
        .map(([operationId, limit]) => `${operationId} ${limit}`)
        .join('\n'),
    read: (text) =>
      Object.fromEntries(
        text.split('\n').flatMap((line) => {
          const [operationId = '', limit = ''] = line.trim().split(/\s+/u);
          return operationId === '' ? [] : [[operationId, Number(limit)] as const];
        }),
      ),
  },
  objectsPerHour: numberOrNone,
  scale: number,
};

/** What the fields of the settings show; lengths of windows in seconds. */
export function limitTexts(settings: LimitSettings): Texts {
  return Object.fromEntries(
    (Object.keys(ways) as Name[]).map((name) => {
      // Each way takes the value of its own setting.
      const { write } = ways[name] as Way<LimitSettings[Name]>;
      return [name, write(settings[name])];
    }),
  );
}

/** The settings that were changed in their fields. */
export function limitChanges(changed: Texts): Partial<LimitSettings> {
  return Object.fromEntries(
    (Object.keys(ways) as Name[]).flatMap((name) => {
      const text = changed[name];
      return text === undefined ? [] : [[name, ways[name].read(text)]];
    }),
  );
}
