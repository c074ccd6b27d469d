import type { Finding, Reconciled } from './reconciled.ts';

/** A reconciliation for people: a line with the sums, then every change but those that both logs have, with its reason. */
export function reconcileToText(reconciled: Reconciled): string {
  const { since, until, app, source, confirmed, onlyOurs, onlyBenchlings, resolved, unsure } = reconciled;
  const differences = onlyOurs.length + onlyBenchlings.length;
  const done = resolved.filter((finding) => finding.done);
  const notDone = resolved.filter((finding) => !finding.done);
  const limits = source === 'log' ? '' : ', read object by object: what the trail does not name was not looked at';
  return [
    `The trail and Benchling's log of "${app}", ${since} to ${until}${limits}`,
    `${differences === 0 ? 'No difference' : `${differences} difference${differences === 1 ? '' : 's'}`}; ${confirmed.length} confirmed, ${resolved.length} resolved, ${unsure.length} unsure.`,
    ...section('Only in the trail', onlyOurs),
    ...section("Only in Benchling's log", onlyBenchlings),
    ...section('Left open by the trail, and done', done),
    ...section('Left open by the trail, and not done', notDone),
    ...section('Unsure', unsure),
  ].join('\n');
}

function section(title: string, findings: readonly Finding[]): readonly string[] {
  return findings.length === 0 ? [] : ['', `${title}:`, ...findings.map((finding) => `  ${line(finding)}`)];
}

function line({ reason, record, benchling }: Finding): string {
  if (record !== undefined) {
    const { seq, at, action, targets, targetCount, correlationId } = record;
    const [first = 'no object named'] = targets;
    const objects = targetCount > 1 ? `${first} and ${targetCount - 1} more` : first;
    return `${at}  record ${seq}  ${action}  ${objects}  (${correlationId}): ${reason}`;
  }
  const [change] = benchling;
  const rows = change?.rows ?? [];
  const [first] = rows;
  const more = new Set(rows.map(({ objectId }) => objectId)).size - 1;
  return `${change?.at}  ${first?.eventDescription}  ${first?.objectId}${more > 0 ? ` and ${more} more` : ''}: ${reason}`;
}
