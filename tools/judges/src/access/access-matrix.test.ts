import { takesAdmin } from '@ligase/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type OpenedLab } from '../contract/open-lab.ts';
import { callerOf, openCaller, type CallEnd, type SentCall } from './callers.ts';
import { isSignIn, judgedCalls, notDriven, operationsNamed } from './judged-calls.ts';

/** What an operation answers to each caller. */
interface Row {
  readonly id: string;
  readonly call: SentCall;
  readonly nobody: CallEnd;
  readonly admin: CallEnd;
  /** An app that is let into nothing. */
  readonly stranger: CallEnd;
  /** An app with a Read policy everywhere. */
  readonly reader: CallEnd;
  /** Apps with a Write and with an Admin policy everywhere. */
  readonly writer: CallEnd;
  readonly owner: CallEnd;
}

// POST that only looks: what is found is what one may read.
const looks = operationsNamed(`
  findMatchingRegionsAaSequences matchAminoAcidsAaSequences searchAaSequences
  findMatchingRegionsDnaSequences matchBasesDnaSequences searchDnaSequences
  matchBasesRnaSequences searchRnaSequences validateBarcodes
  auditLog AuditLog.Export exportItem printLabels bulkUpsertEntities
`);

// What these make is the caller's own and stands in no project.
const ownThings = operationsNamed(`
  createBlob createMultipartBlob createDataFrame createFeatureLibrary
  createAssayResultsTransaction createWarehouseCredentials
  ScratchFile.Create ScratchFile.BatchCreate ScratchFile.BulkCreate ScratchFile.CreateAndUpload
`);

// What no policy on a project or a registry shows: people, groups that one is not in, and what belongs to an app or a user.
const hiddenFromReaders = operationsNamed(`
  getUser getUserActivity getUserWarehouseLogins User.Get
  getOrganization listOrganizationMemberships getOrganizationMembership
  Organization.Get Organization.memberships.List GroupMembership.Get
  getTeam listTeamMemberships getTeamMembership Team.Get Team.memberships.List
  getAppCanvas getAppConfigurationItemById getAppSessionById AppCanvas.Get AppSession.Get
  AppConfigValue.Get AppInstallation.configurationValues.List ScratchFile.Get
  getBlob getBlobFile getBlobUrl getFeature getFeatureLibrary getTask
`);

// A Write policy lets entries be changed by their authors.
const authorsOwn = operationsNamed('updateEntry archiveEntries unarchiveEntries');

const snapshot = 'matrix';
let lab: OpenedLab;
let rows: readonly Row[];
let placed: ReadonlySet<string>;

beforeAll(async () => {
  lab = await openLab();
  const { authorization: stranger } = await openCaller(lab, 'Stranger');
  const { authorization: reader } = await openCaller(lab, 'Reader', 'Read');
  const { authorization: writer } = await openCaller(lab, 'Writer', 'Write');
  const { authorization: owner } = await openCaller(lab, 'Owner', 'Admin');
  lab.tenant.control.saveSnapshot({ name: snapshot });
  placed = idsOfPlaces(lab);
  rows = await callAll(lab, { stranger, reader, writer, owner });
}, 240_000);

afterAll(() => lab.tenant.close());

describe('every operation that the tenant serves', () => {
  it('is called here', () => {
    const { served, servedV3 } = lab.tenant;

    expect(rows).toHaveLength([...served.keys(), ...servedV3.keys()].filter((id) => !isSignIn({ id })).length);
  });

  it('is refused without a credential', () => {
    expect(rows.filter(({ nobody }) => nobody.status !== 401).map(({ id }) => id)).toEqual([]);
  });

  it('does something for an admin, so that a refusal of others says something', () => {
    const undone = idsOf(rows.filter(({ admin }) => !admin.isDone));

    expect(undone).toEqual(notDriven);
  });

  it('leaves nothing behind when it is refused', () => {
    const wrote = driven().filter((row) =>
      [row.nobody, row.stranger, row.reader].some(({ isDone, rows: written }) => !isDone && written > 0),
    );

    expect(wrote.map(({ id }) => id)).toEqual([]);
  });
});

describe('an app that may only read', () => {
  it('changes nothing but what is its own', () => {
    const changed = driven().filter(({ call, reader }) => call.method !== 'GET' && reader.isDone);

    expect(idsOf(changed)).toEqual(new Set([...looks, ...ownThings]));
  });

  it('reads everything that stands in a project or a registry', () => {
    const refused = driven().filter(({ call, reader }) => call.method === 'GET' && !reader.isDone);

    expect(idsOf(refused)).toEqual(hiddenFromReaders);
  });
});

describe('an app that may write everywhere', () => {
  it('is kept from what takes Admin, and from what is written by others', () => {
    const kept = driven().filter(({ writer, owner }) => owner.isDone && !writer.isDone);

    expect(idsOf(kept)).toEqual(new Set([...takesAdmin, ...authorsOwn]));
  });
});

describe('an app that is let into nothing', () => {
  it('changes nothing but what is its own', () => {
    const changed = driven().filter(
      ({ id, call, stranger }) => call.method !== 'GET' && stranger.isDone && !looks.has(id),
    );

    expect(idsOf(changed)).toEqual(ownThings);
  });

  it('is told of nothing that stands in a project or a registry', () => {
    const leaks = driven().filter((row) => leaked(row).length > 0);

    expect(leaks.map(({ id }) => id)).toEqual([]);
  });
});

function idsOf(some: readonly Row[]): ReadonlySet<string> {
  return new Set(some.map(({ id }) => id));
}

function driven(): readonly Row[] {
  return rows.filter(({ id }) => !notDriven.has(id));
}

/** Ids that an answer gives to a stranger, and that the call did not name. */
function leaked({ call, stranger }: Row): readonly string[] {
  const named = JSON.stringify(call);
  return [...stranger.text.matchAll(/[\w-]{8,}/gu)].flatMap(([id]) =>
    placed.has(id) && !named.includes(id) ? [id] : [],
  );
}

/** Projects, and everything that stands in a project or a registry; schemas and dropdowns are everyone's, and name their registry. */
function idsOfPlaces({ tenant }: OpenedLab): ReadonlySet<string> {
  const found = tenant.context.db
    .prepare<{ id: string }>(
      `SELECT id FROM items WHERE project_id IS NOT NULL OR type = 'project'
         OR (registry_id IS NOT NULL AND type NOT LIKE '%schema' AND type NOT IN ('dropdown', 'registry'))`,
    )
    .all();
  return new Set(found.map(({ id }) => id));
}

async function callAll(
  opened: OpenedLab,
  by: Readonly<Record<'stranger' | 'reader' | 'writer' | 'owner', string>>,
): Promise<Row[]> {
  const callers = {
    nobody: callerOf(opened, undefined, snapshot),
    admin: callerOf(opened, opened.admin, snapshot),
    stranger: callerOf(opened, by.stranger, snapshot),
    reader: callerOf(opened, by.reader, snapshot),
    writer: callerOf(opened, by.writer, snapshot),
    owner: callerOf(opened, by.owner, snapshot),
  };
  const made: Row[] = [];
  for (const { id, call } of judgedCalls(opened)) {
    made.push({
      id,
      call,
      nobody: await callers.nobody(call),
      admin: await callers.admin(call),
      stranger: await callers.stranger(call),
      reader: await callers.reader(call),
      writer: await callers.writer(call),
      owner: await callers.owner(call),
    });
  }
  return made;
}
