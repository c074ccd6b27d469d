import type { Operation } from '@ligase/benchling-api';
import { basePath as baseV2, operations as operationsV2 } from '@ligase/benchling-api/v2';
import { schemas as schemasV2 } from '@ligase/benchling-api/v2/schemas';
import { basePath as baseV3, operations as operationsV3 } from '@ligase/benchling-api/v3';
import { schemas as schemasV3 } from '@ligase/benchling-api/v3/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type OpenedLab } from '../contract/open-lab.ts';
import { callerOf, openCaller, type CallEnd, type SentCall } from './callers.ts';
import { heldBy, type Held } from './held.ts';
import { leastCalls } from './least-call.ts';
import { specialCalls } from './special-calls.ts';

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
}

const isSignIn = ({ id }: Pick<Operation, 'id'>): boolean => id === 'generateToken';

// Nothing is made ready for these, so that an admin is refused, too. The matrix says nothing of them.
const notDriven = operationsNamed(`
  createAppConfigurationItem bulkCreateAppConfigurationItems bulkUpdateAppConfigurationItems
  processOutputWithAutomationOutputProcessor patchDataFrame
  AuditLog.Export.Get BulkTask.Get BulkErrors.Get BulkSuccessfulResults.Get
  LegacyAppInstallation.Get LegacyAppInstallation.configurationValues.List
`);

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

const snapshot = 'matrix';
let lab: OpenedLab;
let rows: readonly Row[];
let placed: ReadonlySet<string>;

beforeAll(async () => {
  lab = await openLab();
  const stranger = await openCaller(lab, 'Stranger');
  const reader = await openCaller(lab, 'Reader', 'Read');
  lab.tenant.control.saveSnapshot({ name: snapshot });
  placed = idsOfPlaces(lab);
  rows = await callAll(lab, { stranger, reader });
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

function operationsNamed(ids: string): ReadonlySet<string> {
  return new Set(ids.trim().split(/\s+/u));
}

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

async function callAll(opened: OpenedLab, by: { readonly stranger: string; readonly reader: string }): Promise<Row[]> {
  const held = heldBy(opened);
  const { tenant, known } = opened;
  const versions = [
    {
      base: baseV2,
      table: operationsV2,
      served: tenant.served,
      make: leastCalls({ version: 'v2', schemas: schemasV2(), known, held }),
    },
    {
      base: baseV3,
      table: operationsV3,
      served: tenant.servedV3,
      make: leastCalls({ version: 'v3', schemas: schemasV3(), known, held }),
    },
  ] as const;
  const callers = {
    nobody: callerOf(opened, snapshot),
    admin: callerOf(opened, snapshot, opened.admin),
    stranger: callerOf(opened, snapshot, by.stranger),
    reader: callerOf(opened, snapshot, by.reader),
  };
  const made: Row[] = [];
  for (const { base, table, served, make } of versions) {
    for (const operation of Object.values(table) as readonly Operation[]) {
      if (!served.has(operation.id) || isSignIn(operation)) continue;
      const { path, body } = specialCalls[operation.id]?.(held) ?? batchOf(operation, held) ?? make(operation);
      const call = { method: operation.method, url: `${base}${path}`, ...(body !== undefined && { body }) };
      made.push({
        id: operation.id,
        call,
        nobody: await callers.nobody(call),
        admin: await callers.admin(call),
        stranger: await callers.stranger(call),
        reader: await callers.reader(call),
      });
    }
  }
  return made;

  /** A bulk operation of API v3 does to the rows of a file what its batch does to those of its body. */
  function batchOf({ id, path }: Operation, of: Held): { readonly path: string; readonly body?: unknown } | undefined {
    if (!/\.Bulk(?:Create|Update)$/u.test(id)) return undefined;
    const batchId = id.replace('.Bulk', '.Batch');
    const operation = (Object.values(operationsV3) as readonly Operation[]).find((one) => one.id === batchId);
    const batch = specialCalls[batchId]?.(of) ?? (operation && versions[1].make(operation));
    return batch && { path, body: batch.body };
  }
}
