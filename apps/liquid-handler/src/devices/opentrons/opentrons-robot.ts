import { RefusedError, TimeoutError, type Clock } from '@ligase/core';
import { writeEchoLog } from '@ligase/liquid-handling';
import type { Device, DeviceJob } from '../contract.ts';
import type { RobotApi, RobotProtocol, RobotRun } from './robot-api.ts';
import { transfersIn } from './transfers-in.ts';

/** Which robot, and how patiently it is asked. */
export interface OpentronsRobotOptions {
  readonly api: RobotApi;
  readonly clock: Clock;
  /** How often it is asked whether it has looked through a protocol. */
  readonly everyMs: number;
  /** How long it may take for that. */
  readonly analysisMs: number;
}

const ended: ReadonlySet<string> = new Set(['succeeded', 'failed', 'stopped']);

/**
 * A robot of Opentrons, which is handed protocols by HTTP. The protocol of a job is found again by the job's key, and its run by the
 * protocol: so neither is made twice, and nothing begins twice.
 */
export function opentronsRobot(options: OpentronsRobotOptions): Device {
  const { api } = options;
  const protocolOf = async ({ key }: DeviceJob): Promise<RobotProtocol | undefined> =>
    (await api.protocols()).find((one) => one.key === key);
  const runOf = async ({ id }: RobotProtocol): Promise<RobotRun | undefined> => {
    const found = (await api.runs()).find(({ protocolId }) => protocolId === id);
    return found && (await api.run(found.id));
  };
  return {
    lookEveryMs: 60_000,
    async dispatch(job) {
      const protocol = (await protocolOf(job)) ?? (await api.upload(protocolFile(job)));
      const run = (await runOf(protocol)) ?? (await makeRun(options, job, protocol));
      if (run.actions.some(({ actionType }) => actionType === 'play')) return;
      await api.play(run.id);
    },
    async log(job) {
      const protocol = await protocolOf(job);
      const run = protocol && (await runOf(protocol));
      if (run === undefined)
        throw new RefusedError(`The robot knows nothing of ${job.name} any more. A person has to see what it moved.`);
      if (!ended.has(run.status)) return undefined;
      const commands = await api.commands(run.id);
      const why = commands.findLast(({ status }) => status === 'failed')?.error?.detail ?? `the run ${run.status}`;
      const facts = { 'Run ID': job.key, 'Robot run': run.id, 'Instrument Model': 'Opentrons' };
      return writeEchoLog({ facts, transfers: transfersIn(commands, job.plan, oneLine(why)) }, job.plan);
    },
  };
}

async function makeRun(
  { api, clock, everyMs, analysisMs }: OpentronsRobotOptions,
  { name }: DeviceJob,
  { id, analysisSummaries }: RobotProtocol,
): Promise<RobotRun> {
  const until = clock.now() + analysisMs;
  const analysisId = analysisSummaries.at(-1)?.id ?? '';
  let analysis = await api.analysis(id, analysisId);
  while (analysis.status === 'pending') {
    if (clock.now() > until)
      throw new TimeoutError(`The robot has not looked through the protocol of ${name} in time.`);
    await clock.sleep(everyMs);
    analysis = await api.analysis(id, analysisId);
  }
  if (analysis.result !== 'ok')
    throw new RefusedError(
      `The robot cannot carry ${name} out: ${analysis.errors?.[0]?.detail ?? 'it does not say why'}`,
    );
  const run = await api.makeRun(id);
  if (run === undefined)
    throw new RefusedError(`The robot is at work on something else. Make ${name} anew when it has ended.`);
  return run;
}

/** A protocol is one of its own by what is in it: a robot gives the one that it has for what it has seen before. */
function protocolFile({ key, name, worklist }: DeviceJob) {
  const document = JSON.parse(worklist) as { readonly metadata?: object };
  const metadata = { ...document.metadata, run: key };
  return { key, name: `${name}.json`, content: JSON.stringify({ ...document, metadata }) };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
