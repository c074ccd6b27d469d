import type { OpenedLab } from '../contract/open-lab.ts';

/** What came of a call, and of the task that it started. */
export interface CallEnd {
  readonly status: number;
  readonly text: string;
  /** What a list says of how many there are in all; `undefined` when it says nothing. */
  readonly count: string | undefined;
  /** Whether it was done, and not only taken as a task that then failed. */
  readonly isDone: boolean;
  /** How many rows the audit log has got by it. */
  readonly rows: number;
}

/** A call as it is sent. */
export interface SentCall {
  readonly method: string;
  /** From the root of the tenant. */
  readonly url: string;
  readonly body?: unknown;
}

/** Sends a call as somebody, and waits for its task. */
export type Caller = (call: SentCall) => Promise<CallEnd>;

/** An app of the lab, and how it calls. */
export interface OpenedCaller {
  readonly appId: string;
  readonly principalId: string;
  /** Its `Authorization`. */
  readonly authorization: string;
}

/** Makes an app of the lab that is let into every project and registry with a policy, or into nothing. */
export async function openCaller(
  lab: OpenedLab,
  name: string,
  policy?: 'Read' | 'Write' | 'Admin',
): Promise<OpenedCaller> {
  const { control } = lab.tenant;
  const { id, principalId } = control.createApp({ name });
  const places = [...control.listProjects(), ...control.listRegistries()];
  if (policy !== undefined)
    for (const { id: resourceId } of places) control.grantAccess({ resourceId, collaboratorId: id, policy });
  const { clientId, clientSecret } = control.generateAppSecret({ appId: id });
  const { body } = await lab.tenant.handle({
    method: 'POST',
    url: '/api/v2/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }).toString(),
  });
  const { access_token: token } = JSON.parse(String(body)) as { readonly access_token: string };
  return { appId: id, principalId, authorization: `Bearer ${token}` };
}

/** Calls with that `Authorization`, or with none, and puts the tenant back to a snapshot after each call, if one is named. */
export function callerOf({ tenant }: OpenedLab, authorization?: string, snapshot?: string): Caller {
  const { db } = tenant.context;
  const rows = (): number => db.prepare<{ n: number }>('SELECT count(*) AS n FROM audit_log').get()?.n ?? 0;
  const send = async ({ method, url, body }: SentCall): Promise<Pick<CallEnd, 'status' | 'text' | 'count'>> => {
    const response = await tenant.handle({
      method,
      url,
      headers: {
        ...(authorization !== undefined && { authorization }),
        'content-type': 'application/json',
        'early-access': 'true',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: String(response.body), count: response.headers['result-count'] };
  };
  /** The end of the task that an answer names. */
  const taskOf = async (text: string): Promise<{ readonly text: string; readonly isDone: boolean }> => {
    const { taskId = '', pollingUri } = JSON.parse(text) as { readonly taskId?: string; readonly pollingUri?: string };
    const url = pollingUri === undefined ? `/api/v2/tasks/${taskId}` : new URL(pollingUri).pathname;
    const task = await send({ method: 'GET', url });
    const { status, result } = JSON.parse(task.text) as {
      readonly status: string;
      readonly result?: { readonly errorCount?: number };
    };
    return { text: task.text, isDone: status !== 'FAILED' && (result?.errorCount ?? 0) === 0 };
  };

  return async (call) => {
    const before = rows();
    const { status, text, count } = await send(await withRows(call, send));
    const end = status === 202 ? await taskOf(text) : { text, isDone: status < 400 };
    const written = rows() - before;
    if (snapshot !== undefined) tenant.control.restoreSnapshot({ name: snapshot });
    return { status, count, ...end, rows: written };
  };
}

/** Bulk operations of API v3 take their rows from a file, which whoever calls uploads first. */
async function withRows(
  call: SentCall,
  send: (call: SentCall) => Promise<{ readonly text: string }>,
): Promise<SentCall> {
  const { items } = (call.body ?? {}) as { readonly items?: readonly object[] };
  if (!/^\/api\/v3\/.*:bulk-/u.test(call.url) || items === undefined) return call;
  const contents = items
    .map((item, index) => JSON.stringify({ request_id: String(index), input_object: item }))
    .join('\n');
  const { text } = await send({
    method: 'POST',
    url: '/api/v3/scratch-file:create-and-upload',
    body: { filename: 'rows.jsonl', contents },
  });
  return { ...call, body: { fileId: (JSON.parse(text) as { readonly id?: string }).id } };
}
