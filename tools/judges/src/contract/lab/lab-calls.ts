import type { StartedTenant } from '@ligase/tenant';

/** A call of the API that the tenant has taken, and what it answered. */
export interface TakenCall {
  /** Such as `POST /boxes`; without the version of the API. */
  readonly route: string;
  readonly version: 'v2' | 'v3';
  readonly body?: object;
  readonly reply: unknown;
}

/** Calls of one caller, which are kept. */
export interface LabCalls {
  readonly taken: readonly TakenCall[];
  /** What a call of API v2 answers; of one that starts a task, what the task answers. @throws when it is refused. */
  readonly call: <Reply = { readonly id: string }>(route: string, body?: object) => Promise<Reply>;
  /** The same of API v3. */
  readonly callV3: <Reply = { readonly id: string }>(route: string, body?: object) => Promise<Reply>;
  /** Puts bytes where an answer says that they go. */
  readonly upload: (url: string, bytes: string) => Promise<void>;
}

/** Calls a tenant with an API key. */
export function labCalls({ url }: StartedTenant, apiKey: string): LabCalls {
  const taken: TakenCall[] = [];
  const headers = {
    authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
    'content-type': 'application/json',
    'early-access': 'true',
  };
  const call =
    (version: TakenCall['version']) =>
    async <Reply>(route: string, body?: object): Promise<Reply> => {
      const [method = 'GET', path = ''] = route.split(' ');
      const response = await fetch(`${url}/api/${version}${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`The lab cannot be furnished: ${route} answered ${response.status}: ${text}`);
      const reply = (text === '' ? {} : JSON.parse(text)) as { readonly taskId?: string; readonly pollingUri?: string };
      taken.push({ route, version, ...(body && { body }), reply });
      if (response.status !== 202 || reply.taskId === undefined) return reply as Reply;
      const path202 = reply.pollingUri?.replace(`${url}/api/v3`, '') ?? `/tasks/${reply.taskId}`;
      return ended(path202, await call(version)<TaskReply>(`GET ${path202}`)) as Reply;
    };
  return {
    taken,
    call: call('v2'),
    callV3: call('v3'),
    upload: async (address, bytes) => {
      const response = await fetch(address, {
        method: 'PUT',
        headers: { 'x-amz-server-side-encryption': 'AES256' },
        body: bytes,
      });
      if (!response.ok) throw new Error(`The lab cannot be furnished: an upload answered ${response.status}.`);
    },
  };
}

interface TaskReply {
  readonly status: string;
  readonly response?: unknown;
}

function ended(path: string, task: TaskReply): unknown {
  if (task.status === 'FAILED') throw new Error(`The lab cannot be furnished: ${path} says ${JSON.stringify(task)}`);
  return task.response ?? task;
}
