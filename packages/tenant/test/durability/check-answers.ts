import type { Body, KnownItem, Ledger } from './ledger.ts';
import type { TenantProcess } from './tenant-process.ts';
import { call, controlOf, stock, type WriteLab } from './write-lab.ts';

/**
 * What of the acknowledged writes a tenant does not answer as it said; what was in flight is learnt from the answers.
 * Items that were found right since they were written are read again when `all` are to be.
 */
export async function checkAnswers(
  tenant: TenantProcess,
  lab: WriteLab,
  ledger: Ledger,
  which: 'written' | 'all',
): Promise<string[]> {
  const faults: string[] = [];
  const get = (path: string): Promise<Body> => call(tenant, lab.apiKey, 'GET', path);

  const checkItem = async (item: KnownItem): Promise<void> => {
    const answer = await get(item.path).catch(missing);
    // Only entries are read wrapped.
    const now = answer.entry ?? answer;
    if (!isAsAcknowledged(item.body, now) && !item.inFlight?.(now)) {
      faults.push(`${item.path} is not as acknowledged: ${JSON.stringify(item.body)} but ${JSON.stringify(now)}`);
    }
    delete item.inFlight;
    item.body = now;
    item.isChecked = true;
  };
  const items = ledger.items.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const item of items) if (which === 'all' || !item.isChecked) await checkItem(item);
    }),
  );

  const ended = async (id: string): Promise<Body> => {
    let task = await get(`/tasks/${id}`).catch(missing);
    for (let asked = 0; task.status === 'RUNNING' && asked < 1000; asked += 1) task = await get(`/tasks/${id}`);
    return task;
  };
  for (const { id, list, listKey, count } of ledger.tasks) {
    const task = await ended(id);
    const { length } = (await get(list))[listKey] as readonly unknown[];
    const wanted = task.status === 'SUCCEEDED' ? count : 0;
    if (length !== wanted || (wanted === 0 && !task.message)) {
      faults.push(`task ${id} is ${JSON.stringify(task)} and made ${length} of ${count}`);
    }
  }
  for (const id of ledger.transferTasks) {
    const task = await ended(id);
    if (task.status === 'SUCCEEDED') ledger.transfers += 2;
    else faults.push(`transfer ${id} is ${JSON.stringify(task)}`);
  }
  ledger.transferTasks = [];
  for (const [id, bytes] of ledger.blobs) {
    const { downloadURL } = await get(`/blobs/${id}/download-url`);
    const kept = await fetch(`${tenant.url}${downloadURL}`).then((response) => response.arrayBuffer());
    if (!bytes.equals(Buffer.from(kept))) faults.push(`blob ${id} has ${kept.byteLength} of ${bytes.length} bytes`);
  }
  ledger.tasks = [];
  ledger.blobs.clear();
  faults.push(...(await checkUploads(tenant, lab, ledger)));
  return [...faults, ...(await checkTransfers(get, lab, ledger)), ...(await checkControl(tenant, lab, ledger))];
}

function missing(error: unknown): Body {
  return { missing: (error as Error).message };
}

function isAsAcknowledged(was: Body, now: Body): boolean {
  // Of a list of ids, or an archive, the answer told less than the whole item.
  if ('text' in was) return JSON.stringify(now).includes(was.text);
  const { modifiedAt: before, archiveRecord, ...rest } = was;
  const { modifiedAt: after, archiveRecord: kept, ...others } = now;
  return (
    Boolean(archiveRecord) === Boolean(kept) &&
    JSON.stringify(rest) === JSON.stringify(others) &&
    (before === undefined || after >= before)
  );
}

/** An upload goes on where it was acknowledged to be, and has the bytes that it was sent. */
async function checkUploads(tenant: TenantProcess, lab: WriteLab, ledger: Ledger): Promise<string[]> {
  const faults: string[] = [];
  for (const [id, known] of ledger.uploads) {
    const { uploadStatus } = await call(tenant, lab.apiKey, 'GET', `/blobs/${id}`).catch(missing);
    if (uploadStatus !== known.status && uploadStatus !== known.inFlight)
      faults.push(`upload ${id} is ${uploadStatus}, not ${known.status}`);
    delete known.inFlight;
    known.status = uploadStatus;
    if (known.eTag !== undefined && uploadStatus === 'IN_PROGRESS') {
      const parts = [{ partNumber: 1, eTag: known.eTag }];
      const { uploadStatus: end, missing: fault } = await call(
        tenant,
        lab.apiKey,
        'POST',
        `/blobs/${id}:complete-upload`,
        { parts },
      ).catch(missing);
      if (end !== 'COMPLETE') faults.push(`upload ${id} cannot be ended: ${fault}`);
      known.status = 'COMPLETE';
    }
    if (known.status === 'COMPLETE') ledger.blobs.set(id, known.bytes);
    if (known.status !== 'IN_PROGRESS') ledger.uploads.delete(id);
  }
  for (const [id, bytes] of ledger.blobs) {
    const { downloadURL } = await call(tenant, lab.apiKey, 'GET', `/blobs/${id}/download-url`);
    const kept = await fetch(`${tenant.url}${downloadURL}`).then((response) => response.arrayBuffer());
    if (!bytes.equals(Buffer.from(kept))) faults.push(`upload ${id} has ${kept.byteLength} of ${bytes.length} bytes`);
  }
  ledger.blobs.clear();
  return faults;
}

async function checkTransfers(get: (path: string) => Promise<Body>, lab: WriteLab, ledger: Ledger): Promise<string[]> {
  const left = (await get(`/containers/${lab.sourceId}`)).quantity.value ?? 0;
  const come = (await get(`/containers/${lab.targetId}`)).quantity.value ?? 0;
  const { transfers, transfersInFlight } = ledger;
  ledger.transfers = come;
  ledger.transfersInFlight = 0;
  if (left + come === stock && come >= transfers && come <= transfers + transfersInFlight) return [];
  return [`${transfers} µL were transferred, ${transfersInFlight} may have been: ${left} are left, ${come} have come`];
}

async function checkControl(tenant: TenantProcess, lab: WriteLab, ledger: Ledger): Promise<string[]> {
  const faults: string[] = [];
  const control = controlOf(tenant);
  const names = new Map((await control.listApps()).map(({ id, name }) => [id, name]));
  for (const [id, name] of ledger.apps) if (names.get(id) !== name) faults.push(`app ${id} (${name}) is lost`);
  const places = await control.listProjects();
  for (const [id, known] of ledger.projects) {
    const found = places.find((one) => one.id === id);
    const has = found?.collaborations.find(({ collaboratorId }) => collaboratorId === lab.rotatedPrincipalId)?.policy;
    if (found?.name !== known.name) faults.push(`project ${id} (${known.name}) is lost`);
    if (has !== known.policy && !known.inFlight.has(has))
      faults.push(`the app has ${has} on project ${id}, not ${known.policy}`);
    known.policy = has;
    known.inFlight.clear();
  }
  const place = places.find(({ id }) => id === lab.projectId);
  const policy = place?.collaborations.find(({ collaboratorId }) => collaboratorId === lab.rotatedPrincipalId)?.policy;
  if (policy !== ledger.policy && policy !== ledger.policyInFlight)
    faults.push(`the app has ${policy} on the project, not ${ledger.policy}`);
  if (policy !== undefined) ledger.policy = policy;
  delete ledger.policyInFlight;
  if (ledger.secret !== undefined && !ledger.secretInFlight) {
    const { clientId, clientSecret } = ledger.secret;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const { status } = await fetch(`${tenant.url}/api/v2/token`, { method: 'POST', body: form });
    if (status !== 200) faults.push(`the acknowledged secret is answered ${status}`);
  }
  ledger.secretInFlight = false;
  delete ledger.secret;
  const verdict = await control.verifyAuditLog();
  if (!verdict.intact) faults.push(`the tenant finds its chain broken: ${JSON.stringify(verdict)}`);
  return faults;
}
