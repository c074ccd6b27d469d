import { basename } from 'node:path';
import { benchling } from '@ligase/core';
import { audit } from '@ligase/plugin-auditing/contract';
import { entries } from '@ligase/plugin-entries/contract';
import { sequences, type DnaSequence } from '@ligase/plugin-sequences';
import type { QuickstartApp } from './app.ts';
import type { Lab } from './local-tenant.ts';
import type { Screen } from './screen.ts';

type Place = Pick<Lab, 'folderId'> & Partial<Pick<Lab, 'schemaId'>>;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Shows what a call answers before the app has access, then grants it step by step. */
export async function gainAccess(app: QuickstartApp, lab: Lab, screen: Screen): Promise<void> {
  const { control } = lab.tenant;
  screen.step('Before it has access');
  await tryFolder(app, lab, screen);
  screen.step('Access, step by step');
  control.setMembership({ groupId: lab.organizationId, memberId: lab.appId });
  screen.done('Ada adds the app to the organization');
  await tryFolder(app, lab, screen);
  control.grantAccess({ resourceId: lab.projectId, collaboratorId: lab.appId, policy: 'Read' });
  screen.done('Ada gives it Read on the project');
  await tryFolder(app, lab, screen);
  await app
    .get(sequences)
    .create({ name: 'too early', bases: 'ACGT', isCircular: false, folderId: lab.folderId })
    .catch((error: unknown) => screen.refused('POST /dna-sequences', wordsOf(error)));
  control.grantAccess({ resourceId: lab.projectId, collaboratorId: lab.appId, policy: 'Write' });
  screen.done('Ada gives it Write');
}

async function tryFolder(app: QuickstartApp, { folderId }: Lab, screen: Screen): Promise<void> {
  try {
    const folder = await app.get(benchling).request('GET /folders/{folder_id}', { path: { folder_id: folderId } });
    screen.done(`GET /folders/${folderId} answers "${folder.name ?? ''}"`);
  } catch (error) {
    screen.refused(`GET /folders/${folderId}`, wordsOf(error));
  }
}

/** Imports the file, and gives the sequences that are in the folder now. What was there is left as it is. */
export async function importSequences(
  app: QuickstartApp,
  file: string,
  { folderId }: Place,
  screen: Screen,
): Promise<readonly DnaSequence[]> {
  screen.step(`Import ${basename(file)}`);
  const imported: DnaSequence[] = [];
  let refused = 0;
  const counts = { created: 0, unchanged: 0 };
  const onProgress = (progress: { readonly bytesRead: number; readonly totalBytes: number | undefined }): void =>
    screen.progress('bytes', progress.bytesRead, progress.totalBytes);
  for await (const outcome of app.get(sequences).importFile(file, { folderId, onProgress })) {
    if (outcome.status === 'refused') {
      refused += 1;
      if (refused <= 5) screen.refused(outcome.name ?? `record ${outcome.index + 1}`, wordsOf(outcome.error));
      continue;
    }
    counts[outcome.status] += 1;
    // The first few are shown and linked; a file of 50,000 must not be held.
    if (imported.length >= 5) continue;
    const { name, id, bases, annotations = [] } = outcome.sequence;
    imported.push(outcome.sequence);
    screen.done(
      `${name} ${id}  ${bases.length.toLocaleString('en')} bp, ${annotations.length} annotations (${outcome.status})`,
    );
    for (const { line, message } of outcome.warnings.slice(0, 3)) screen.quiet(`line ${line}: ${message}`);
  }
  screen.line(`${counts.created} created, ${counts.unchanged} there already, ${refused} refused`);
  return imported;
}

/** Notes the import in the notebook, unless an earlier run did, and reads both back. */
export async function noteAndReadBack(
  app: QuickstartApp,
  plasmid: DnaSequence,
  { folderId, schemaId }: Place,
  screen: Screen,
): Promise<string> {
  screen.step('A notebook entry that links it');
  const notebook = app.get(entries);
  const name = `Import of ${plasmid.name} (${plasmid.id})`;
  let noted: string | undefined;
  for await (const entry of notebook.list({ name })) noted ??= entry.id;
  const fields = schemaId === undefined ? {} : { schemaId, fields: { Plasmid: plasmid.id } };
  const entryId = noted ?? (await notebook.create({ name, folderId, ...fields })).id;
  if (entryId === undefined) throw new Error('The entry came back without an id');
  screen.done(`${entryId} "${name}"${noted === undefined ? '' : ' (there already)'}`);

  screen.step('Both read back');
  const [entry, sequence] = await Promise.all([notebook.get(entryId), app.get(sequences).get(plasmid.id)]);
  const same = sequence.bases === plasmid.bases ? 'the same' : 'NOT the same';
  screen.done(`${sequence.id}: ${sequence.bases.length.toLocaleString('en')} bases, ${same} as were sent`);
  const linked = entry.fields?.['Plasmid']?.value;
  screen.done(`${entryId}: links ${typeof linked === 'string' ? linked : 'nothing: no schema was given'}`);
  return entryId;
}

/** Shows the app's own trail and whether it is whole. */
export async function showTrail(app: QuickstartApp, screen: Screen): Promise<void> {
  screen.step("The app's own trail");
  const rows = [['when', 'action', 'outcome', 'object']];
  for await (const record of app.get(audit).trail())
    rows.push([record.at.slice(11, 19), record.action, record.outcome, record.targets[0] ?? '']);
  screen.table([...rows.slice(0, 1), ...rows.slice(1).slice(-12)]);
  const verdict = await app.get(audit).verify();
  screen.done(`the chain of ${rows.length - 1} records is ${verdict.intact ? 'intact' : 'BROKEN'}`);
}

/** Shows Benchling's side: what the app did beside what the user did. */
export function showAuditLog(lab: Lab, screen: Screen): void {
  screen.step("Benchling's audit log: who did what");
  const rows = lab.tenant.control.listAuditLog({}).slice(-14);
  screen.table([
    ['when', 'who', 'what', 'object'],
    ...rows.map((row) => [row.createdAt.slice(11, 19), row.clientName ?? row.userName, row.eventDescription, row.item]),
  ]);
}
