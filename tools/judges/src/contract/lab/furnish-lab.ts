import type { StartedTenant } from '@ligase/tenant';
import { furnishApps } from './furnish-apps.ts';
import { furnishAssays } from './furnish-assays.ts';
import { furnishEntities, furnishSequenceTools } from './furnish-entities.ts';
import { furnishFiles, furnishNotebook } from './furnish-files.ts';
import { furnishPeople } from './furnish-people.ts';
import { furnishStorage } from './furnish-storage.ts';
import { furnishRequests, furnishWorkflows } from './furnish-work.ts';
import type { LabCalls } from './lab-calls.ts';
import type { Id, Rooms } from './rooms.ts';

/**
 * Puts one of everything that the API knows into a tenant with the demo seed, so that every operation has something to be about.
 * @throws when the tenant refuses any of it
 */
export async function furnishLab({ control }: StartedTenant, lab: LabCalls): Promise<void> {
  const projectId = control.listProjects().find(({ name }) => name === 'Expression vectors')?.id ?? '';
  const registryId = control.listRegistries()[0]?.id ?? '';
  const { folders } = await lab.call<{ readonly folders: readonly { readonly id: Id }[] }>(
    `GET /folders?projectId=${projectId}`,
  );
  const { id: folderId } = await lab.call('POST /folders', { name: 'Contract', parentFolderId: folders[0]?.id });
  const rooms: Rooms = {
    control,
    lab,
    registryId,
    projectId,
    folderId,
    userId: control.listUsers()[1]?.id ?? '',
    schema: (name, type, fields = [], settings = {}) => {
      const prefix = name.toUpperCase().replaceAll(/[^A-Z]/gu, '');
      return control.createSchema({ registryId, name, type, prefix, fields, settings }).id;
    },
  };
  const entityId = await furnishEntities(rooms);
  await furnishSequenceTools(rooms, entityId);
  await furnishStorage(rooms, entityId);
  await furnishAssays(rooms);
  await furnishRequests(rooms, entityId);
  await furnishWorkflows(rooms);
  await furnishFiles(rooms);
  await furnishNotebook(rooms);
  await furnishPeople(rooms);
  await furnishApps(rooms);
}
