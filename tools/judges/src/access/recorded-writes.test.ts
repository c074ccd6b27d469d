import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type OpenedLab } from '../contract/open-lab.ts';
import { callerOf, type Caller } from './callers.ts';
import { judgedCalls, notDriven, operationsNamed } from './judged-calls.ts';
import { whatChanged, type Changed } from './what-changed.ts';

/** What a call of an admin left in the tenant, and what the same call left when it came again. */
interface Row {
  readonly id: string;
  readonly left: Changed;
  readonly again: Changed | undefined;
}

const changes: readonly object[] = [
  { name: 'Changed' },
  { fields: { Sample: { value: 'Changed' } } },
  { description: 'Changed' },
  { customFields: { Note: { value: 'Changed' } } },
  { role: 'MEMBER' },
  { role: 'ADMIN' },
  { status: 'SUCCEEDED' },
  { enabled: false },
  { value: 'Changed' },
  { scheduledOn: '2026-04-01' },
];
const snapshot = 'recorded-writes';
let lab: OpenedLab;
let rows: readonly Row[];

beforeAll(async () => {
  lab = await openLab();
  const archived = judgedCalls(lab).filter(({ id }) => id.startsWith('archive'));
  lab.tenant.control.saveSnapshot({ name: snapshot });
  rows = await writeAll(lab, callerOf(lab, lab.admin));

  async function writeAll(opened: OpenedLab, call: Caller): Promise<Row[]> {
    const written: Row[] = [];
    for (const one of judgedCalls(opened)) {
      if (one.call.method === 'GET' || notDriven.has(one.id)) continue;
      // What is not in the archive cannot come out of it.
      const before = archived.find(({ id }) => `un${id}` === one.id);
      if (before) await call(before.call);
      let left = await whatChanged(opened, () => call(one.call));
      // The least body of an update changes nothing; one of these does.
      for (const change of one.call.method === 'PATCH' ? changes : []) {
        if (left.tables.length > 0) break;
        left = await whatChanged(opened, () =>
          call({ ...one.call, body: { ...(one.call.body as object), ...change } }),
        );
      }
      const isArchiving = /^(?:un)?archive/u.test(one.id);
      const again = isArchiving ? await whatChanged(opened, () => call(one.call)) : undefined;
      written.push({ id: one.id, left, again });
      opened.tenant.control.restoreSnapshot({ name: snapshot });
    }
    return written;
  }
}, 240_000);

afterAll(() => lab.tenant.close());

// Searches and checks, and calls of which nothing differs from what is there. This says nothing of them.
const changedNothing = operationsNamed(`
  findMatchingRegionsAaSequences matchAminoAcidsAaSequences searchAaSequences
  findMatchingRegionsDnaSequences matchBasesDnaSequences searchDnaSequences
  matchBasesRnaSequences searchRnaSequences validateBarcodes
  AppSession.BatchUpdate archiveDropdownOptions unarchiveDropdownOptions
  autoAnnotateAaSequences autoAnnotateDnaSequences autoAnnotateRnaSequences
  autofillDNASequenceParts autofillDNASequenceTranscriptions autofillDNASequenceTranslations
  autofillRNASequenceParts autofillRNASequenceTranslations
  bulkUpdateContainers bulkUpdateCustomEntities bulkUpsertEntities createOrganizationMembership
  updateAssayRun updateAutomationInputGenerator
`);

// What is only on its way, and seen by nobody but who sends it or asked for it: files and transactions, until they are used.
const unrecorded = operationsNamed(`
  AppSession.BulkUpdate ScratchFile.Create ScratchFile.Update ScratchFile.CreateAndUpload
  ScratchFile.BatchCreate ScratchFile.BatchUpdate ScratchFile.BulkCreate ScratchFile.BulkUpdate
  createBlobPart createAssayResultsTransaction createAssayResultsInTransaction abortAssayResultsTransaction
  auditLog AuditLog.Export exportItem
`);

describe('every operation that writes', () => {
  it('changes something here, but for those that are only asked for what is so already', () => {
    const idle = rows.filter(({ left }) => left.tables.length === 0 && left.records.length === 0);

    expect(new Set(idle.map(({ id }) => id))).toEqual(changedNothing);
  });

  it('leaves a record of who did it, and to what', () => {
    const silent = rows.filter(({ left }) => left.tables.length > 0 && left.records.length === 0);

    expect(new Set(silent.map(({ id }) => id))).toEqual(unrecorded);
  });

  it('names who wrote and what was written in each record', () => {
    const nameless = rows.filter(({ left }) =>
      left.records.some(({ userId, itemDeveloperId, item }) => !userId || !itemDeveloperId || !item),
    );

    expect(nameless.map(({ id }) => id)).toEqual([]);
  });

  it('tells once of everything that was made, registered or changed in its fields and that events are about', () => {
    const untold = rows.flatMap(({ id, left }) => left.untold.map((what) => `${id}: ${what}`));

    expect(untold).toEqual([]);
  });
});

it('leaves nothing more when something is archived that is in the archive, or taken out that is not', () => {
  const repeated = rows.filter(({ again }) => again && (again.records.length > 0 || again.tables.length > 0));

  expect(repeated.map(({ id, again }) => [id, again?.tables])).toEqual([]);
});
