import type { AppHappening } from '../../src/apps/app-happenings.ts';
import { appFeatures } from '../../src/apps/app-parts.ts';
import { createCanvasParts } from '../../src/apps/canvases/canvas-parts.ts';
import { movableClock } from '../../src/clock/movable-clock.ts';
import type { Control } from '../../src/control/control.ts';
import { createControl } from '../../src/control/create-control.ts';
import type { Feature } from '../../src/feature.ts';
import { memorySnapshots } from '../../src/store/snapshots.ts';
import type { Send } from '../../src/deliveries/send.ts';
import { createStorage } from '../../src/storage/storage.ts';
import { tellOutside } from '../../src/tell-outside.ts';
import type { AccessParts } from '../../src/tenant-parts.ts';
import type { TenantCore } from '../../src/tenant.ts';
import { startLab, type Answer, type Caller, type Lab } from './start-tenant.ts';

/** A tenant whose developer console and API tests drive together. */
export interface AppLab extends Lab {
  readonly control: Control;
  /** What was done to apps, in order. */
  readonly happenings: readonly AppHappening[];
  /** Calls as an installed app, with a new secret. */
  readonly asApp: (appId: string) => Promise<Caller>;
  /** The answer to asking for a token. */
  readonly token: (clientId: string, clientSecret: string) => Promise<Answer>;
}

/** Opens a tenant in memory; replies are held against the contract, and a fault of the tenant fails the test. */
export function appLab(): AppLab {
  const { tenant, own, ...lab } = startLab({ own: withControl });
  const { parts } = lab;
  const { control } = own;
  const happenings: AppHappening[] = [];
  parts.apps.happenings.onHappening((happening) => happenings.push(happening));

  const send = async (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Answer> => {
    const url = `/api/v2${path}`;
    const response = await tenant.handle({ method, url, headers, ...(body !== undefined && { body }) });
    const text = String(response.body);
    return { ...response, body: text === '' ? undefined : JSON.parse(text) };
  };
  const caller =
    (authorization: string): Caller =>
    (method, path, body) =>
      send(method, path, { authorization }, body && JSON.stringify(body));
  const token: AppLab['token'] = (client_id, client_secret) => {
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret }).toString();
    return send('POST', '/token', { 'content-type': 'application/x-www-form-urlencoded' }, form);
  };
  return {
    ...lab,
    tenant,
    control,
    happenings,
    async asApp(appId) {
      const { clientId, clientSecret } = control.generateAppSecret({ appId });
      const { body } = await token(clientId, clientSecret);
      return caller(`Bearer ${String(body.access_token)}`);
    },
    token,
  };
}

/** A control API without seeds and snapshots, and the operations of apps. */
function withControl(core: TenantCore<AccessParts>): LabParts {
  const { parts, context, engine, resources, events } = core;
  const outside = tellOutside(parts, events, { send: unreachable, stampClock: context.clock, onFault: notAsked });
  const { canvasUse } = createCanvasParts(engine, createStorage(context), parts.apps, outside.deliveries);
  const clock = movableClock({ base: context.clock });
  const machine = {
    clock,
    snapshots: memorySnapshots(),
    restore: () => {},
    runDue: () => context.tasks.runDue(),
    machineNow: () => clock.now(),
    operationIds: () => [],
    startsTask: () => true,
    prepareSeed: () => Promise.reject(new Error('This lab has no seeds.')),
    blankImage: () => new Uint8Array(),
    clearDeliveryFaults: () => {},
  };
  return {
    control: createControl({
      parts,
      resources,
      machine,
      outside,
      canvasUse,
      status: notAsked,
      coverage: notAsked,
      onWrite: () => undefined,
    }),
    features: [...appFeatures(context, parts.apps, parts.appParts), ...outside.features],
  };
}

interface LabParts {
  readonly control: Control;
  readonly features: readonly Feature[];
}

/** What these tests hear of, they hear of as happenings. */
const unreachable: Send = () => Promise.reject(new Error('Nothing is sent from here.'));

function notAsked(): never {
  throw new Error('Nobody asks how the tenant stands here.');
}
