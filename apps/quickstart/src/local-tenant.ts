import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTenant, type StartedTenant } from '@ligase/tenant';
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
  /** Whether the app was made by this run. */
  readonly isNew: boolean;
}

/** Starts the tenant in a folder, and makes the lab and the app when they are not there yet. */
export async function startLab(data: string, port: number): Promise<Lab> {
  const tenant = await startTenant({ data: join(data, 'tenant'), port, seed });
  const { control } = tenant;
  const found = control.listApps().find(({ name }) => name === appName);
  const app = found ?? control.createApp({ name: appName, description: 'Imports a plasmid and notes it' });
  const [organization] = control.listOrganizations();
  const [project] = control.listProjects();
  if (organization === undefined || project === undefined)
    throw new Error(`The tenant in ${data} is not the quickstart's`);
  return {
    tenant,
    address: { tenant: tenant.url, ...credential(tenant, app.id, join(data, 'credential.json')) },
    appId: app.id,
    projectId: project.id,
    folderId: files,
    schemaId: 'ts_QuickImp1',
    organizationId: organization.id,
    isNew: found === undefined,
  };
}

const seed = {
  users: [{ handle: 'ada', name: 'Ada Holm', isTenantAdmin: true }],
  organizations: [{ name: 'Fjord Bio', admins: ['ada'] }],
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

/** The secret is shown once, so what was made is kept in a file that only its owner reads; a lost one is made anew. */
function credential({ control }: StartedTenant, appId: string, file: string): Omit<AppAddress, 'tenant'> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Omit<AppAddress, 'tenant'>;
  const made = control.generateAppSecret({ appId });
  writeFileSync(file, `${JSON.stringify(made)}\n`, { mode: 0o600 });
  return made;
}
