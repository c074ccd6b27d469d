import { startTenant, type StartedTenant } from '@ligase/tenant';
import { onTestFinished } from 'vitest';
import type { Worker, WorkerOptions } from './start-worker.ts';

/** A tenant that workers write to. */
export interface WrittenLab {
  readonly access: NonNullable<WorkerOptions['tenant']>;
  /** How many entries were created since the lab was opened: one that was created twice counts twice. */
  readonly createdEntries: () => number;
  /** Their ids and names. */
  readonly entries: () => readonly { readonly id: string; readonly name: string }[];
  readonly control: StartedTenant['control'];
}

type LabLimits = NonNullable<NonNullable<NonNullable<Parameters<typeof startTenant>[0]>['settings']>['limits']>;

/** Starts a tenant with an app that may write to the folder `lib_lab`. */
export async function startLab(limits: LabLimits = { enabled: false }): Promise<WrittenLab> {
  const tenant: StartedTenant = await startTenant({
    settings: { limits },
    seed: {
      apps: [{ name: 'Filler' }],
      projects: [{ id: 'src_lab', name: 'Lab', folderId: 'lib_lab', access: [{ to: 'Filler', policy: 'Write' }] }],
    },
  });
  onTestFinished(() => tenant.close());
  const appId = tenant.control.listApps()[0]?.id ?? '';
  const made = () => tenant.control.listAuditLog({ limit: 100_000 }).filter(({ itemType }) => itemType === 'Entry');
  return {
    control: tenant.control,
    access: { url: tenant.url, ...tenant.control.generateAppSecret({ appId }) },
    createdEntries: () => made().length,
    entries: () => made().map(({ itemDeveloperId, item }) => ({ id: itemDeveloperId, name: item })),
  };
}

/** `plate 1`, `plate 2`… */
export const plates = (count: number): string[] => Array.from({ length: count }, (_, index) => `plate ${index + 1}`);

/** The run that fills a plate. */
export const fillingOf = (plate: string): string => `worker/fill-plate/${encodeURIComponent(plate)}`;

/** Asks for all plates to be filled, as a sender does that sends again until it is acknowledged: gives those that were. */
export async function fill(worker: Worker, names: readonly string[]): Promise<readonly string[]> {
  const asked = names.map((plate) =>
    worker.runs.start('fill-plate', plate, { key: plate }).then(
      () => [plate],
      () => [],
    ),
  );
  return (await Promise.all(asked)).flat();
}
