import type { LimitSettings, WindowKind } from '@ligase/tenant/client';

/** The texts of the form, by its fields. */
export type LimitTexts = Readonly<Record<Exclude<keyof LimitSettings, 'enabled'>, string>> & {
  /** There when it is ticked. */
  readonly enabled?: string;
};

/** The settings that the texts of the form say. What is no number is left to the tenant, which says what it takes. */
export function readLimitSettings(texts: LimitTexts): LimitSettings {
  const tiers = texts.tierLimits.split(',').filter((text) => text.trim() !== '');
  const operations = texts.operationsPerHour.split('\n').flatMap((line) => {
    const [operationId = '', limit = ''] = line.trim().split(/\s+/u);
    return operationId === '' ? [] : [[operationId, Number(limit)] as const];
  });
  return {
    enabled: texts.enabled !== undefined,
    kind: texts.kind as WindowKind,
    periodMs: Number(texts.periodMs),
    perApp: Number(texts.perApp),
    allUsers: Number(texts.allUsers),
    allApps: numberOrNone(texts.allApps),
    tierLimits: tiers.length === 0 ? null : tiers.map(Number),
    tierPeriodMs: Number(texts.tierPeriodMs),
    operationsPerHour: Object.fromEntries(operations),
    objectsPerHour: numberOrNone(texts.objectsPerHour),
    scale: Number(texts.scale),
  };
}

function numberOrNone(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}
