import type { Lab } from '../harness/lab.ts';
import { tracesOf, type Traces } from '../harness/traces.ts';

/** A small task, and the plates that are its own. */
export interface SmallTask {
  readonly id: string;
  readonly displayId: string;
  /** Source, diluent and destination. */
  readonly barcodes: readonly string[];
  readonly containerIds: readonly string[];
}

/** All that Benchling holds of a task. What two tasks for the same work leave is the same, however often one was killed. */
export interface TaskState {
  readonly status: string;
  readonly outcome: unknown;
  /** In picolitres, by well, of each plate. */
  readonly volumes: readonly Readonly<Record<string, number | null>>[];
  readonly traces: Omit<Traces, 'emptyPages'>;
  /** What Benchling's audit log says that the app did to each container, and to the status of the task. */
  readonly changes: readonly (readonly string[])[];
}

/** Reads what Benchling holds of a task. */
export async function stateOf(lab: Lab, task: SmallTask): Promise<TaskState & { readonly emptyPages: number }> {
  const { status, fields } = await lab.tasks.get(task.id);
  const { emptyPages, ...traces } = await tracesOf(lab, task.id);
  const volumes = [];
  for (const plate of task.barcodes) volumes.push(await lab.volumes(plate));
  const ofApp = (itemId: string) =>
    lab.control.listAuditLog({ itemId, by: 'app' }).filter(({ clientId }) => clientId === lab.access.appId);
  return {
    status: status.displayName,
    outcome: fields['Outcome']?.value,
    volumes,
    traces,
    emptyPages,
    changes: [
      ...task.containerIds.map((id) =>
        ofApp(id).map(({ action, newValue }) => `${action} ${withoutIds(newValue ?? '')}`),
      ),
      ofApp(task.id)
        .filter(({ action }) => /status/iu.test(action))
        .map(({ newValue }) => newValue ?? ''),
    ],
  };
}

/** What is in a well is an entity of its own in each task. */
function withoutIds(text: string): string {
  return text.replaceAll(/bfi_\w+/gu, 'the sample');
}
