import { basename } from 'node:path';
import { benchling } from '@ligase/core';
import { audit } from '@ligase/plugin-auditing/contract';
import { entries } from '@ligase/plugin-entries/contract';
import { readSequences, sequences, type DnaSequence, type ImportProgress } from '@ligase/plugin-sequences';
import type { QuickstartApp } from './app.ts';
import type { Lab } from './local-tenant.ts';
import type { Screen } from './screen.ts';

/** Where the quickstart works: a folder, and for the notebook entry a schema with a field "Plasmid". */
export type Place = Pick<Lab, 'folderId'> & Partial<Pick<Lab, 'schemaId'>>;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Shows what a call answers before the app has access, then grants it step by step. */
export async function gainAccess(app: QuickstartApp, lab: Lab, screen: Screen): Promise<void> {
  const { control } = lab.tenant;
  screen.step('Before it has access');
  await tryFolder(app, lab, screen);
  screen.step('Access, step by step');
  control.setMembership({ groupId: lab.organizationId, memberId: lab.appId });
  control.setMembership({ groupId: lab.teamId, memberId: lab.appId });
  screen.done('Ada adds the app to the organization, then to its team "Automation"');
  await tryFolder(app, lab, screen);
  control.grantAccess({ resourceId: lab.projectId, collaboratorId: lab.teamId, policy: 'Read' });
  screen.done('Ada gives the team Read on the project');
  await tryFolder(app, lab, screen);
  await app
    .get(sequences)
    .create({ name: 'too early', bases: 'ACGT', isCircular: false, folderId: lab.folderId })
    .catch((error: unknown) => screen.refused('POST /dna-sequences', wordsOf(error)));
  control.grantAccess({ resourceId: lab.projectId, collaboratorId: lab.teamId, policy: 'Write' });
  screen.done('Ada gives the team Write');
}

async function tryFolder(app: QuickstartApp, { folderId }: Lab, screen: Screen): Promise<void> {
  try {
    const folder = await app.get(benchling).request('GET /folders/{folder_id}', { path: { folder_id: folderId } });
    screen.done(`GET /folders/${folderId} answers "${folder.name ?? ''}"`);
  } catch (error) {
    screen.refused(`GET /folders/${folderId}`, wordsOf(error));
  }
}

/** The first sequence of a file that is in the folder now. */
export interface Imported {
  readonly file: string;
  /** Its place in the file, counting from 0. */
  readonly index: number;
  readonly sequence: DnaSequence;
}

/** Imports the file, and gives its first sequence and how many records were refused. What was in the folder is left as it is. */
export async function importSequences(
  app: QuickstartApp,
  file: string,
  { folderId }: Place,
  screen: Screen,
): Promise<{ readonly first: Imported | undefined; readonly refused: number }> {
  screen.step(`Import ${basename(file)}`);
  let first: Imported | undefined;
  let shown = 0;
  let refused = 0;
  const counts = { created: 0, unchanged: 0 };
  // The reader takes a file in pieces of 64 KB, so the bar of a small file moves late; its count does not.
  const onProgress = ({ records, bytesRead, totalBytes = 0 }: ImportProgress): void =>
    screen.progress(totalBytes === 0 ? 0 : bytesRead / totalBytes, `${records.toLocaleString('en')} records`);
  for await (const outcome of app.get(sequences).importFile(file, { folderId, onProgress })) {
    if (outcome.status === 'refused') {
      refused += 1;
      if (refused <= 5) screen.refused(outcome.name ?? `record ${outcome.index + 1}`, wordsOf(outcome.error));
      continue;
    }
    counts[outcome.status] += 1;
    first ??= { file, index: outcome.index, sequence: outcome.sequence };
    shown += 1;
    if (shown > 5) continue;
    const { name, id, bases, annotations = [] } = outcome.sequence;
    screen.done(
      `${name} ${id}  ${bases.length.toLocaleString('en')} bp, ${annotations.length} annotations (${outcome.status})`,
    );
    for (const { line, message } of outcome.warnings.slice(0, 3)) screen.quiet(`line ${line}: ${message}`);
  }
  screen.line(`${counts.created} created, ${counts.unchanged} there already, ${refused} refused`);
  return { first, refused };
}

/** Notes the import in the notebook, unless an earlier run did, and reads both back. */
export async function noteAndReadBack(
  app: QuickstartApp,
  { file, index, sequence: plasmid }: Imported,
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
  const inFile = await basesInFile(file, index);
  if (sequence.bases === inFile)
    screen.done(`${plasmid.id}: ${inFile.length.toLocaleString('en')} bases, the same as in the file`);
  else screen.refused(plasmid.id, 'its bases are not those of the file');
  const linked = entry.fields?.['Plasmid']?.value;
  if (linked === plasmid.id) screen.done(`${entryId}: links ${plasmid.id}`);
  else screen.quiet(`${entryId} links nothing: without the schema "Plasmid import" an entry has no field for it`);
  return entryId;
}

async function basesInFile(file: string, index: number): Promise<string> {
  for await (const read of readSequences(file)) if (read.index === index && 'record' in read) return read.record.bases;
  throw new Error(`${file} was changed while it was imported`);
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
