import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { RobotCommand } from '../../src/devices/opentrons/robot-api.ts';

/** What answers as a robot of Opentrons does, written from the shapes of its HTTP interface. It moves nothing, and is no robot. */
export interface Robot extends AsyncDisposable {
  readonly url: URL;
  /** How many protocols and runs it holds, and how often one was begun. */
  readonly counts: { protocols: number; runs: number; plays: number };
}

/** How a robot behaves. */
export interface RobotBehaviour {
  /** Cuts the line after it has done what such a request asks, once. */
  readonly cutAfter?: string;
  /** The number of the dispense that fails, from 0; the run ends there. */
  readonly failingDispense?: number;
  /** What it finds wrong with every protocol. */
  readonly fault?: string;
  readonly isBusy?: boolean;
  /** Whether it takes its time: the run stays under way. */
  readonly isSlow?: boolean;
}

interface Run {
  readonly id: string;
  readonly protocolId: string;
  readonly actions: { readonly actionType: string }[];
  status: string;
  commands: readonly RobotCommand[];
}

/** Starts one. */
export async function startRobot(behaviour: RobotBehaviour = {}): Promise<Robot> {
  const protocols = new Map<string, { id: string; key: string; content: string; looks: number }>();
  const runs = new Map<string, Run>();
  const counts = { protocols: 0, runs: 0, plays: 0 };
  let cut = behaviour.cutAfter;
  const answer = async (request: IncomingMessage): Promise<{ status: number; body: unknown }> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://robot');
    const asked = `${request.method ?? ''} ${pathname
      .split('/')
      .filter(Boolean)
      .map((part, index) => (index % 2 === 1 ? ':id' : part))
      .join('/')}`;
    const [, , id = ''] = pathname.split('/');
    if (request.headers['opentrons-version'] === undefined) return { status: 422, body: { errors: ['no version'] } };
    if (asked === 'GET protocols') return ok([...protocols.values()].map(view));
    if (asked === 'POST protocols') {
      const form = await new Response(await buffer(request), {
        headers: { 'content-type': request.headers['content-type'] ?? '' },
      }).formData();
      const content = await (form.get('files') as File).text();
      const known = [...protocols.values()].find((one) => one.content === content);
      const protocol = known ?? { id: `p${++counts.protocols}`, key: form.get('key') as string, content, looks: 0 };
      protocols.set(protocol.id, protocol);
      return ok(view(protocol));
    }
    if (asked === 'GET protocols/:id/analyses/:id') {
      const protocol = protocols.get(id);
      if (protocol !== undefined && protocol.looks++ === 0) return ok({ id: 'analysis', status: 'pending' });
      const { fault } = behaviour;
      const errors = fault === undefined ? [] : [{ detail: fault }];
      return ok({ id: 'analysis', status: 'completed', result: fault === undefined ? 'ok' : 'not-ok', errors });
    }
    if (asked === 'GET runs')
      return ok(
        [...runs.values()].map(({ id: runId, protocolId, actions, status }) => ({
          id: runId,
          protocolId,
          actions,
          status,
        })),
      );
    if (asked === 'POST runs') {
      if (behaviour.isBusy === true) return { status: 409, body: { errors: [{ id: 'RunAlreadyActive' }] } };
      const { data } = JSON.parse((await buffer(request)).toString()) as { data: { protocolId: string } };
      const run: Run = {
        id: `r${++counts.runs}`,
        protocolId: data.protocolId,
        actions: [],
        status: 'idle',
        commands: [],
      };
      runs.set(run.id, run);
      return ok(run);
    }
    const run = runs.get(id);
    if (run === undefined) return { status: 404, body: { errors: [{ id: 'RunNotFound' }] } };
    if (asked === 'GET runs/:id') return ok(run);
    if (asked === 'POST runs/:id/actions') {
      counts.plays += 1;
      run.actions.push({ actionType: 'play' });
      run.commands = carriedOut(protocols.get(run.protocolId)?.content ?? '{}', behaviour.failingDispense);
      const isWhole = run.commands.every(({ status }) => status === 'succeeded');
      run.status = behaviour.isSlow === true ? 'running' : isWhole ? 'succeeded' : 'failed';
      return ok({ actionType: 'play' });
    }
    const [cursor, pageLength] = [Number(searchParams.get('cursor')), Number(searchParams.get('pageLength'))];
    return ok(run.commands.slice(cursor, cursor + pageLength), { cursor, totalLength: run.commands.length });
  };
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, body } = await answer(request);
    if (cut !== undefined && `${request.method ?? ''} ${request.url ?? ''}`.startsWith(cut)) {
      cut = undefined;
      request.socket.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    void reply(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    counts,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A protocol, as the robot shows it. */
function view({ id, key }: { readonly id: string; readonly key: string }) {
  return { id, key, analysisSummaries: [{ id: 'analysis', status: 'pending' }] };
}

function ok(data: unknown, meta?: object) {
  return { status: 200, body: { data, ...(meta !== undefined && { meta }) } };
}

function carriedOut(content: string, failing: number | undefined): readonly RobotCommand[] {
  const { commands } = JSON.parse(content) as { readonly commands: readonly RobotCommand[] };
  const dispenses = commands.filter(({ commandType }) => commandType === 'dispense');
  const bad = failing === undefined ? undefined : dispenses[failing];
  const end = bad === undefined ? commands.length : commands.indexOf(bad) + 1;
  return commands.slice(0, end).map((command) => ({
    ...command,
    ...(command === bad
      ? { status: 'failed', error: { detail: 'Pipette is\nobstructed' } }
      : { status: 'succeeded', result: {} }),
  }));
}
