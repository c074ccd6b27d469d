import { NetworkError, RefusedError } from '@ligase/core';

/** A protocol that a robot has. */
export interface RobotProtocol {
  readonly id: string;
  /** What whoever uploaded it has called it. */
  readonly key?: string | null;
  readonly analysisSummaries: readonly { readonly id: string; readonly status: string }[];
}

/** Whether a robot thinks that it can carry a protocol out. */
export interface RobotAnalysis {
  readonly status: string;
  readonly result?: string;
  readonly errors?: readonly { readonly detail: string }[];
}

/** A protocol under way on a robot, or that was. */
export interface RobotRun {
  readonly id: string;
  readonly status: string;
  readonly protocolId?: string | null;
  readonly actions: readonly { readonly actionType: string }[];
}

/** One command of a run. */
export interface RobotCommand {
  readonly commandType: string;
  readonly status: string;
  readonly params: {
    readonly pipetteId?: string;
    readonly labwareId?: string;
    readonly wellName?: string;
    readonly volume?: number;
  };
  /** What really came of it, when it succeeded. */
  readonly result?: { readonly volume?: number } | null;
  readonly error?: { readonly detail: string } | null;
}

/** What is asked of the HTTP interface of a robot of Opentrons. */
export interface RobotApi {
  protocols(): Promise<readonly RobotProtocol[]>;
  upload(protocol: { readonly key: string; readonly name: string; readonly content: string }): Promise<RobotProtocol>;
  analysis(protocolId: string, analysisId: string): Promise<RobotAnalysis>;
  runs(): Promise<readonly RobotRun[]>;
  /** `undefined` when the robot is busy with another. */
  makeRun(protocolId: string): Promise<RobotRun | undefined>;
  run(runId: string): Promise<RobotRun>;
  play(runId: string): Promise<void>;
  /** All commands that were begun, in their order. */
  commands(runId: string): Promise<readonly RobotCommand[]>;
}

const pageLength = 500;

/** Talks to a robot, or to whatever answers as one. Nothing is sent twice by itself. */
export function robotApi(url: URL, timeoutMs: number): RobotApi {
  const call = async (method: 'GET' | 'POST', path: string, body?: FormData | string): Promise<Answer> => {
    const headers = {
      'Opentrons-Version': '*',
      ...(typeof body === 'string' && { 'Content-Type': 'application/json' }),
    };
    const signal = AbortSignal.timeout(timeoutMs);
    const init = { method, headers, signal, ...(body !== undefined && { body }) };
    let reply: Response;
    let text: string;
    try {
      reply = await fetch(new URL(path, url), init);
      text = await reply.text();
    } catch (cause) {
      throw new NetworkError(`The robot at ${url.host} did not answer ${method} ${path}.`, { cause });
    }
    if (reply.status >= 500)
      throw new NetworkError(`The robot at ${url.host} answered ${method} ${path} with ${reply.status}.`);
    if (!reply.ok && reply.status !== 409)
      throw new RefusedError(
        `The robot at ${url.host} refused ${method} ${path} with ${reply.status}: ${text.slice(0, 300)}`,
      );
    return { status: reply.status, body: JSON.parse(text) as Body };
  };
  const get = async <T>(path: string): Promise<T> => (await call('GET', path)).body.data as T;
  return {
    protocols: () => get('/protocols'),
    async upload({ key, name, content }) {
      const form = new FormData();
      form.set('files', new Blob([content], { type: 'application/json' }), name);
      form.set('key', key);
      return (await call('POST', '/protocols', form)).body.data as RobotProtocol;
    },
    analysis: (protocolId, analysisId) => get(`/protocols/${protocolId}/analyses/${analysisId}`),
    runs: () => get('/runs'),
    async makeRun(protocolId) {
      const { status, body } = await call('POST', '/runs', JSON.stringify({ data: { protocolId } }));
      return status === 409 ? undefined : (body.data as RobotRun);
    },
    run: (runId) => get(`/runs/${runId}`),
    async play(runId) {
      const { status } = await call('POST', `/runs/${runId}/actions`, JSON.stringify({ data: { actionType: 'play' } }));
      if (status === 409) throw new RefusedError(`The robot at ${url.host} does not let run ${runId} begin.`);
    },
    async commands(runId) {
      const all: RobotCommand[] = [];
      for (;;) {
        const path = `/runs/${runId}/commands?cursor=${all.length}&pageLength=${pageLength}`;
        const { body } = await call('GET', path);
        const page = body.data as readonly RobotCommand[];
        all.push(...page);
        if (page.length === 0 || all.length >= (body.meta?.totalLength ?? 0)) return all;
      }
    },
  };
}

interface Body {
  readonly data: unknown;
  readonly meta?: { readonly totalLength: number };
}

interface Answer {
  readonly status: number;
  readonly body: Body;
}
