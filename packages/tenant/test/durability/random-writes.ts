import { createHash } from 'node:crypto';
import type { Body, Ledger, KnownItem } from './ledger.ts';
import type { TenantProcess } from './tenant-process.ts';
import { writeFamilies, type WriteFamily } from './write-families.ts';
import { call, controlOf, RefusedWrite, type WriteLab } from './write-lab.ts';

/** Numbers from 0 up to 1 that a seed decides. */
export type Random = () => number;

/** A generator of Mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What random writes work with. */
export interface WritesOptions {
  readonly tenant: TenantProcess;
  readonly lab: WriteLab;
  readonly ledger: Ledger;
  readonly random: Random;
  /** How many to send in all. */
  readonly count: number;
  /** Kills the tenant after so many answers. Default: never. */
  readonly killAfter?: number;
}

const inFlight = 8;

/** Sends random writes, several at a time, until all are answered or the tenant is dead. Gives how many were answered. */
export async function sendWrites(options: WritesOptions): Promise<number> {
  const { tenant, ledger, random, count, killAfter = Infinity } = options;
  const busy = new Set<unknown>();
  let sent = 0;
  let answered = 0;
  let dead: Promise<void> | undefined;
  const killSoon = async (): Promise<void> => {
    // Some turns of the event loop later, the others are somewhere between their request and their answer.
    for (let turns = Math.floor(random() * 30); turns > 0; turns -= 1) await new Promise(setImmediate);
    await tenant.kill();
  };
  const send = async (): Promise<void> => {
    while (sent < count && dead === undefined) {
      sent += 1;
      try {
        await writeOne(options, busy);
      } catch (error) {
        if (error instanceof RefusedWrite || dead === undefined) throw error;
        return;
      }
      answered += 1;
      ledger.acknowledged += 1;
      if (answered === killAfter) dead = killSoon();
    }
  };
  await Promise.all(Array.from({ length: inFlight }, send));
  await dead;
  return answered;
}

function writeOne(options: WritesOptions, busy: Set<unknown>): Promise<void> {
  const { random } = options;
  const kind = random();
  if (kind < 0.4) return create(options);
  if (kind < 0.65) return change(options, busy);
  if (kind < 0.75) return archive(options, busy);
  if (kind < 0.78) return startTask(options);
  if (kind < 0.81) return startWorkflowTasks(options);
  if (kind < 0.83) return addBlob(options);
  if (kind < 0.86) return upload(options, busy);
  if (kind < 0.89) return transfer(options);
  if (kind < 0.91) return startTransfers(options);
  if (kind < 0.93) return createApp(options);
  if (kind < 0.94) return createProject(options);
  if (kind < 0.95) return letIn(options, busy);
  if (busy.has('control')) return create(options);
  return kind < 0.975 ? alone(busy, 'control', () => rotate(options)) : alone(busy, 'control', () => grant(options));
}

function pick<Value>(random: Random, values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)] as Value;
}

function textOf({ ledger, random }: WritesOptions): string {
  const text = `w${ledger.sent.size}-${Math.floor(random() * 1e9).toString(36)}`;
  ledger.sent.add(text);
  return text;
}

async function alone(busy: Set<unknown>, key: unknown, work: () => Promise<void>): Promise<void> {
  busy.add(key);
  await work();
  busy.delete(key);
}

async function create(options: WritesOptions): Promise<void> {
  const { tenant, lab, ledger, random } = options;
  const family = pick(random, writeFamilies);
  const text = textOf(options);
  const made = await call(tenant, lab.apiKey, 'POST', family.path, family.create(lab, text));
  const path = `${family.path}/${family.listed === undefined ? made.id : made[family.listed][0]}`;
  ledger.items.set(path, { path, body: family.listed === undefined ? made : { text }, isChecked: false });
}

/** An item that nobody else changes now, and its family. */
function idle(
  { ledger, random }: WritesOptions,
  busy: Set<unknown>,
  fits: (family: WriteFamily) => boolean,
): { readonly item: KnownItem; readonly family: WriteFamily } | undefined {
  const families = writeFamilies.filter(fits);
  const all = [...ledger.items.values()];
  for (let tries = 0; tries < 20 && all.length > 0; tries += 1) {
    const item = pick(random, all);
    const family = families.find(({ path }) => item.path.startsWith(`${path}/`));
    if (family !== undefined && !busy.has(item) && item.inFlight === undefined) return { item, family };
  }
  return undefined;
}

function change(options: WritesOptions, busy: Set<unknown>): Promise<void> {
  const { tenant, lab } = options;
  const found = idle(options, busy, (family) => family.change !== undefined);
  if (found === undefined || found.item.body.archiveRecord) return create(options);
  const { item, family } = found;
  const text = textOf(options);
  return alone(busy, item, async () => {
    item.isChecked = false;
    item.inFlight = (body) => JSON.stringify(body).includes(text);
    const body = await call(tenant, lab.apiKey, 'PATCH', item.path, family.change?.(text));
    delete item.inFlight;
    item.body = family.listed === undefined ? body : { text };
  });
}

function archive(options: WritesOptions, busy: Set<unknown>): Promise<void> {
  const { tenant, lab } = options;
  const found = idle(options, busy, (family) => family.archiveIds !== undefined);
  if (found === undefined) return create(options);
  const { item, family } = found;
  const ids = { [family.archiveIds ?? '']: [item.path.slice(family.path.length + 1)] };
  return alone(busy, item, async () => {
    item.isChecked = false;
    const archived = Boolean(item.body.archiveRecord);
    item.inFlight = (body) => Boolean(body.archiveRecord) !== archived;
    if (archived) await call(tenant, lab.apiKey, 'POST', `${family.path}:unarchive`, ids);
    else await call(tenant, lab.apiKey, 'POST', `${family.path}:archive`, { ...ids, reason: 'Made in error' });
    delete item.inFlight;
    item.body = { ...item.body, archiveRecord: archived ? null : { reason: 'Made in error' } };
  });
}

async function startTask(options: WritesOptions): Promise<void> {
  const { tenant, lab, ledger } = options;
  const names = [textOf(options), textOf(options), textOf(options)];
  const customEntities = names.map((name) => ({ name, folderId: lab.folderId, schemaId: lab.schemas.strain }));
  const { taskId } = await call(tenant, lab.apiKey, 'POST', '/custom-entities:bulk-create', { customEntities });
  const list = `/custom-entities?names.anyOf=${names.join()}`;
  ledger.tasks.push({ id: taskId, list, listKey: 'customEntities', count: names.length });
}

/** Each call has a day of its own, which is how what it makes is found. */
async function startWorkflowTasks(options: WritesOptions): Promise<void> {
  const { tenant, lab, ledger } = options;
  ledger.days += 1;
  const scheduledOn = new Date(Date.UTC(2030, 0, ledger.days)).toISOString().slice(0, 10);
  const task = { workflowTaskGroupId: lab.taskGroupId, scheduledOn, fields: { Note: { value: scheduledOn } } };
  const { taskId } = await call(tenant, lab.apiKey, 'POST', '/workflow-tasks:bulk-create', {
    workflowTasks: [task, task, task],
  });
  const list = `/workflow-tasks?workflowTaskGroupIds=${lab.taskGroupId}&scheduledOn=${scheduledOn}`;
  ledger.tasks.push({ id: taskId, list, listKey: 'workflowTasks', count: 3 });
}

/** Begins an upload, or takes one that nobody else works on a step further. */
async function upload(options: WritesOptions, busy: Set<unknown>): Promise<void> {
  const { tenant, lab, ledger, random } = options;
  const post = (path: string, body: object): Promise<Body> => call(tenant, lab.apiKey, 'POST', path, body);
  const open = [...ledger.uploads].find(([, one]) => one.status === 'IN_PROGRESS' && !one.inFlight && !busy.has(one));
  if (open === undefined) {
    const bytes = Buffer.alloc(1 + Math.floor(random() * 100_000), textOf(options));
    const { id } = await post('/blobs:start-multipart-upload', { name: 'parts', type: 'RAW_FILE' });
    ledger.uploads.set(id, { bytes, status: 'IN_PROGRESS' });
    return;
  }
  const [id, known] = open;
  await alone(busy, known, async () => {
    if (known.eTag === undefined) {
      const md5 = createHash('md5').update(known.bytes).digest('hex');
      const part = { partNumber: 1, data64: known.bytes.toString('base64'), md5 };
      known.eTag = (await post(`/blobs/${id}/parts`, part)).eTag;
      return;
    }
    const end = random() < 0.8 ? 'COMPLETE' : 'ABORTED';
    known.inFlight = end;
    if (end === 'ABORTED') await post(`/blobs/${id}:abort-upload`, {});
    else await post(`/blobs/${id}:complete-upload`, { parts: [{ partNumber: 1, eTag: known.eTag }] });
    delete known.inFlight;
    known.status = end;
  });
}

async function addBlob(options: WritesOptions): Promise<void> {
  const { tenant, lab, ledger, random } = options;
  const bytes = Buffer.alloc(1 + Math.floor(random() * 100_000), textOf(options));
  const { id } = await call(tenant, lab.apiKey, 'POST', '/blobs', {
    name: 'bytes',
    type: 'RAW_FILE',
    data64: bytes.toString('base64'),
    md5: createHash('md5').update(bytes).digest('hex'),
  });
  ledger.blobs.set(id, bytes);
}

async function transfer({ tenant, lab, ledger }: WritesOptions): Promise<void> {
  ledger.transfersInFlight += 1;
  await call(tenant, lab.apiKey, 'POST', `/containers/${lab.targetId}:transfer`, {
    sourceContainerId: lab.sourceId,
    destinationContents: [{ entityId: lab.bufferId }],
    transferQuantity: { value: 1, units: 'uL' },
  });
  ledger.transfersInFlight -= 1;
  ledger.transfers += 1;
}

/** A task that moves 2 µL. Which of those in flight were kept is not known. */
async function startTransfers({ tenant, lab, ledger }: WritesOptions): Promise<void> {
  ledger.transfersInFlight += 2;
  const one = {
    sourceContainerId: lab.sourceId,
    destinationContainerId: lab.targetId,
    transferQuantity: { value: 1, units: 'uL' },
  };
  const { taskId } = await call(tenant, lab.apiKey, 'POST', '/transfers', { transfers: [one, one] });
  ledger.transfersInFlight -= 2;
  ledger.transferTasks.push(taskId);
}

async function createProject(options: WritesOptions): Promise<void> {
  const name = textOf(options);
  const { id } = await controlOf(options.tenant).createProject({ name });
  options.ledger.projects.set(id, { name, policy: undefined, inFlight: new Set() });
}

/** Lets the app into a project that was made here, or out of it. */
async function letIn(options: WritesOptions, busy: Set<unknown>): Promise<void> {
  const { tenant, lab, ledger, random } = options;
  const found = [...ledger.projects].find(([, one]) => !busy.has(one));
  if (found === undefined) return createProject(options);
  const [resourceId, known] = found;
  return alone(busy, known, async () => {
    const on = { resourceId, collaboratorId: lab.rotatedAppId };
    const policy = known.policy === undefined ? pick(random, ['Read', 'Write'] as const) : undefined;
    known.inFlight.add(policy);
    if (policy === undefined) await controlOf(tenant).revokeAccess(on);
    else await controlOf(tenant).grantAccess({ ...on, policy });
    known.inFlight.delete(policy);
    known.policy = policy;
  });
}

async function createApp(options: WritesOptions): Promise<void> {
  const name = textOf(options);
  const { id } = await controlOf(options.tenant).createApp({ name });
  options.ledger.apps.set(id, name);
}

async function rotate({ tenant, lab, ledger }: WritesOptions): Promise<void> {
  ledger.secretInFlight = true;
  ledger.secret = await controlOf(tenant).generateAppSecret({ appId: lab.rotatedAppId });
  ledger.secretInFlight = false;
}

async function grant({ tenant, lab, ledger, random }: WritesOptions): Promise<void> {
  const policy = pick(random, ['Read', 'Append', 'Write', 'Admin'] as const);
  ledger.policyInFlight = policy;
  await controlOf(tenant).grantAccess({ resourceId: lab.projectId, collaboratorId: lab.rotatedAppId, policy });
  delete ledger.policyInFlight;
  ledger.policy = policy;
}
