import { startTenant, type StartedTenant } from '@ligase/tenant';
import { onTestFinished } from 'vitest';
import type { Worker, WorkerOptions } from './start-worker.ts';

/** A tenant that workers write to. */
export interface WrittenLab {
  readonly access: NonNullable<WorkerOptions['tenant']>;
  /** How many entries were created since the lab was opened: one that was created twice counts twice. */
  readonly createdEntries: () => number;
}

/** Starts a tenant with an app that may write to the folder `lib_lab`. */
export async function startLab(): Promise<WrittenLab> {
  const tenant: StartedTenant = await startTenant({
    settings: { limits: { enabled: false } },
    seed: {
      apps: [{ name: 'Filler' }],
      projects: [{ id: 'src_lab', name: 'Lab', folderId: 'lib_lab', access: [{ to: 'Filler', policy: 'Write' }] }],
    },
  });
  onTestFinished(() => tenant.close());
  const appId = tenant.control.listApps()[0]?.id ?? '';
  return {
    access: { url: tenant.url, ...tenant.control.generateAppSecret({ appId }) },
    createdEntries: () =>
      tenant.control.listAuditLog({ limit: 100_000 }).filter(({ itemType }) => itemType === 'Entry').length,
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
