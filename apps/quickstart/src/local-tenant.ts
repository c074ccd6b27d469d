import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTenant, type AppView, type StartedTenant } from '@ligase/tenant';
import type { AppAddress } from './app.ts';

const files = 'lib_QuickSeq';
const appName = 'Quickstart';

/** The local tenant, with the lab that the quickstart works in. */
export interface Lab {
  readonly tenant: StartedTenant;
  readonly address: AppAddress;
  readonly appId: string;
  readonly projectId: string;
  readonly folderId: string;
  readonly schemaId: string;
  readonly organizationId: string;
  readonly teamId: string;
  /** Whether the app may write already: a run that was broken off may have left it without. */
  readonly hasAccess: boolean;
}

/** Starts the tenant in a folder, and makes the lab and the app when they are not there yet. */
export async function startLab(data: string, port: number): Promise<Lab> {
  const tenant = await startTenant({ data: join(data, 'tenant'), port, seed });
  const { control } = tenant;
  const found = control.listApps().find(({ name }) => name === appName);
  const app = found ?? control.createApp({ name: appName, description: 'Imports a plasmid and notes it' });
  const [organization] = control.listOrganizations();
  const [team] = control.listTeams();
  const [project] = control.listProjects();
  if (organization === undefined || team === undefined || project === undefined)
    throw new Error(`The tenant in ${data} is not the quickstart's`);
  return {
    tenant,
    address: { tenant: tenant.url, ...credential(tenant, app, join(data, 'credential.json')) },
    appId: app.id,
    projectId: project.id,
    folderId: files,
    schemaId: 'ts_QuickImp1',
    organizationId: organization.id,
    teamId: team.id,
    hasAccess: project.collaborations.some(
      ({ collaboratorId, policy }) => collaboratorId === team.id && policy === 'Write',
    ),
  };
}

const seed = {
  users: [{ handle: 'ada', name: 'Ada Holm', isTenantAdmin: true }],
  organizations: [{ name: 'Fjord Bio', admins: ['ada'], teams: [{ name: 'Automation', admins: ['ada'] }] }],
  registries: [
    {
      name: 'Fjord Registry',
      schemas: [
        {
          id: 'ts_QuickImp1',
          name: 'Plasmid import',
          type: 'entry',
          fields: [{ name: 'Plasmid', type: 'dna_sequence_link' }],
        },
      ],
    },
  ],
  projects: [{ name: 'Plasmids', folders: [{ id: files, name: 'Imported' }] }],
} as const;

type Credential = Omit<AppAddress, 'tenant'>;

/** The secret is shown once, so what was made is kept in a file that only its owner reads; a lost one is made anew. */
function credential({ control }: StartedTenant, app: AppView, file: string): Credential {
  const kept = existsSync(file) ? readCredential(file) : undefined;
  // A tenant that was deleted and made again has another app.
  if (kept?.clientId === app.clientId) return kept;
  const made = control.generateAppSecret({ appId: app.id });
  writeFileSync(file, `${JSON.stringify(made)}\n`, { mode: 0o600 });
  return made;
}

function readCredential(file: string): Credential | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Credential;
  } catch {
    // Half written when a run was broken off.
    return undefined;
  }
}
