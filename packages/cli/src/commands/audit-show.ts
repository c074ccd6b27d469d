import type { AuditRecord } from '@ligase/plugin-auditing';
import { CommandError, textOption, type Command } from '../command.ts';
import { readTrail } from '../read-trail.ts';
import { report } from '../running-tenant.ts';

/** `ligase audit show` */
export const auditShow: Command = {
  args: ['CORRELATION_ID'],
  options: {
    trail: { type: 'string', value: 'FILE', help: "The app's audit trail, as jsonlSink writes it; needed" },
    json: { type: 'boolean', help: 'Write one line of JSON' },
  },
  async run(invocation) {
    const { CORRELATION_ID: correlationId = '' } = invocation.args;
    const file = textOption(invocation, 'trail');
    if (file === undefined) throw new CommandError('Whose trail? Give its file with --trail FILE.', 2);
    const records: AuditRecord[] = [];
    for await (const record of readTrail(file)) if (record.correlationId === correlationId) records.push(record);
    if (records.length === 0) throw new CommandError(`Nothing in ${file} was caused by ${correlationId}.`);
    report(invocation, records, records.map(lineOf));
  },
};

function lineOf({
  at,
  actor,
  workflow,
  step,
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
    ...(workflow === undefined ? [] : [step === undefined ? workflow : `${workflow} / ${step}`]),
    action,
    ...(named.length === 0 ? [] : [named.join(', ')]),
    `${outcome}${status === undefined ? '' : ` (${status})`}${attempts > 1 ? `, sent ${attempts} times` : ''}`,
  ].join('  ');
}
