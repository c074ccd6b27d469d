import type { Resources } from '../resources/resources.ts';
import type { AccessParts } from '../tenant-parts.ts';
import type { CanvasUse } from '../apps/canvases/canvas-use.ts';
import { appControls } from './app-controls.ts';
import { canvasControls } from './canvas-controls.ts';
import { invalidRequest } from '../api-error.ts';
import { faultsOf } from '../input/faults-of.ts';
import { createControlBase } from './control-base.ts';
import { controlRoutes } from './control-routes.ts';
import type { Control } from './control.ts';
import { deliveryControls, type Outside } from './delivery-controls.ts';
import { inventoryControls } from './inventory-controls.ts';
import { instrumentControls } from './instrument-controls.ts';
import { machineControls, type Machine } from './machine-controls.ts';
import { manifestControls } from './manifest-controls.ts';
import { notebookControls } from './notebook-controls.ts';
import { peopleControls } from './people-controls.ts';
import { placeControls } from './place-controls.ts';
import { sessionControls } from './session-controls.ts';
import { signInControls } from './sign-in-controls.ts';
import { workflowControls } from './workflow-controls.ts';

/** What {@link createControl} works with. */
export interface ControlParts {
  readonly parts: AccessParts;
  readonly resources: Resources;
  readonly machine: Machine;
  readonly outside: Outside;
  readonly canvasUse: CanvasUse;
  readonly status: Control['getTenant'];
  readonly coverage: Control['listCoverage'];
  /** Hears of every operation that was asked to change something. */
  readonly onWrite: () => void;
}

// These replace the database, which cannot be done within a transaction of it.
const outsideTransactions: ReadonlySet<string> = new Set<keyof Control>([
  'saveSnapshot',
  'restoreSnapshot',
  'resetTenant',
  'seedTenant',
]);

/** The control operations, each checked against its schema and run in one transaction. */
export function createControl({
  parts,
  resources,
  machine,
  outside,
  canvasUse,
  status,
  coverage,
  onWrite,
}: ControlParts): Control {
  const base = createControlBase(parts);
  const operations: Control = {
    getTenant: status,
    listCoverage: coverage,
    ...appControls(base),
    ...manifestControls(base),
    ...sessionControls(base),
    ...peopleControls(base),
    ...signInControls(base),
    ...placeControls(base, resources),
    ...notebookControls(base, resources),
    ...deliveryControls(base, outside),
    ...canvasControls(base, canvasUse),
    ...workflowControls(base, resources),
    ...inventoryControls(base, resources),
    ...instrumentControls(base, resources),
    ...machineControls(base, machine),
  };
  const run = (name: keyof Control, input: unknown): unknown => {
    const { method, input: schema, isRead = method === 'GET' } = controlRoutes[name];
    const faults = faultsOf(schema, input);
    if (faults.length > 0) throw invalidRequest(`${name}: ${faults.join('; ')}.`);
    if (!isRead) onWrite();
    // Each operation takes its own input, which was just checked to be it.
    const work = () => (operations[name] as (input: unknown) => unknown)(input);
    return isRead || outsideTransactions.has(name) ? work() : parts.db.transaction(work);
  };
  const names = Object.keys(controlRoutes) as (keyof Control)[];
  return Object.fromEntries(
    names.map((name) => [name, (input: unknown = {}) => run(name, input)]),
  ) as unknown as Control;
}
