import { policyFor } from '../access-level.ts';
import { policyOrNone, type LeastPrivilegeReport } from './least-privilege.ts';

/** Writes a report as Markdown: a table of places, then what was refused, and what it all rests on. */
export function reportToMarkdown(report: LeastPrivilegeReport): string {
  const { app, places, refused, unplaced, basedOn } = report;
  const rows = places.map(
    ({ place, needs, has, because, tooMuch }) =>
      `| ${cell(place.name)} (${place.kind}) | ${policyOrNone(needs)} | ${policyOrNone(has)} | ${tooMuch ? 'too much' : ''} | ${because.join(', ')} |`,
  );
  const refusals = refused.map(
    ({ operationId, subject, needs, place }) =>
      `- ${operationId} on ${subject} needs ${policyFor(needs)}${place === undefined ? '; where it stands is not shown' : ` on ${place.name}`}`,
  );
  return [
    `# Access that ${app} needs`,
    ['| where | needs | has | | because of |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
    ...(refusals.length > 0 ? ['## Refused', refusals.join('\n')] : []),
    ...(unplaced.length > 0 ? ['## Where these stand is not shown', unplaced.map((id) => `- ${id}`).join('\n')] : []),
    '## Based on',
    basedOn.map((line) => `- ${line}`).join('\n'),
    '',
  ].join('\n\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
