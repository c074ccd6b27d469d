import { withoutEndedIntents, type AuditRecord } from '@ligase/plugin-auditing';
import { CommandError, textOption, type Command } from '../command.ts';
import { readTrail, trailName } from '../read-trail.ts';
import { trailOptions, trailSource } from '../trail-options.ts';
import { report } from '../running-tenant.ts';

/** `ligase audit show` */
export const auditShow: Command = {
  args: [],
  optionalArgs: ['CORRELATION_ID'],
  options: {
    run: { type: 'string', value: 'RUN_ID', help: 'What this run of a workflow did, in place of CORRELATION_ID' },
    ...trailOptions,
    json: { type: 'boolean', help: 'Write one line of JSON' },
  },
  async run(invocation) {
    const { CORRELATION_ID: correlationId } = invocation.args;
    const runId = textOption(invocation, 'run');
    if (correlationId === undefined && runId === undefined)
      throw new CommandError('Of what? Give a correlation id, or a run with --run RUN_ID.', 2);
    const source = { ...trailSource(invocation), correlationId, runId };
    const records: AuditRecord[] = [];
    for await (const record of readTrail(source)) records.push(record);
    if (records.length === 0)
      throw new CommandError(`Nothing in ${trailName(source)} was caused by ${correlationId ?? runId}.`);
    report(invocation, records, withoutEndedIntents(records).map(lineOf));
  },
};

function lineOf({
  at,
  actor,
  workflow,
  step,
  stepAttempt = 1,
  action,
  targets,
  targetCount,
  outcome,
  status,
  attempts = 1,
}: AuditRecord): string {
  const named = targets.length < targetCount ? [...targets.slice(0, 3), `${targetCount} in all`] : targets;
  return [
    at,
    `${actor.kind} ${actor.id}`,
    ...(workflow === undefined
      ? []
      : [step === undefined ? workflow : `${workflow} / ${step}${stepAttempt > 1 ? ` (attempt ${stepAttempt})` : ''}`]),
    action,
    ...(named.length === 0 ? [] : [named.join(', ')]),
    `${outcome === 'attempted' ? 'attempted, outcome not known' : outcome}${status === undefined ? '' : ` (${status})`}${attempts > 1 ? `, sent ${attempts} times` : ''}`,
  ].join('  ');
}
