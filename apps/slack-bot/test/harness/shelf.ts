import { clientCredentials, createApp, createLogger } from '@ligase/core';
import { sequences, sequencesPlugin, type DnaSequence, type Sequences } from '@ligase/plugin-sequences';
import type { Lab } from './lab.ts';
import { workspace } from './slack-peer.ts';

/** A plasmid, with all that people know it by. */
export interface Plasmid {
  readonly id: string;
  readonly bases: string;
  readonly registryId: string;
  readonly url: string;
}

/** What a lab has in Benchling besides its purchases: plasmids, some of them where nobody but the app looks, and templates. */
export interface Shelf extends AsyncDisposable {
  readonly puc19: Plasmid;
  /** Called Hush, in a project that the app may read, and no person; there is a pUC1, too. */
  readonly hidden: Plasmid;
  readonly folderId: string;
  readonly sequences: Sequences;
}

/** Fills a lab, and configures the bot for it: the workspace's channel is open, and registrations are approved there. */
export async function fillShelf(
  { control, tenant, access, registryId, folderId, projectId, users }: Lab,
  options: { readonly needsAnother?: boolean } = {},
): Promise<Shelf> {
  const { appId } = access;
  const { id: schemaId } = control.createSchema({
    registryId,
    name: 'Plasmid',
    type: 'dna_sequence',
    prefix: 'PL',
    fields: [
      { name: 'Resistance', type: 'text' },
      { name: 'Asked by', type: 'text' },
    ],
  });
  const secret = control.createProject({ name: 'Secret' });
  const { id: deskId } = control.createApp({ name: 'Cloning desk' });
  for (const resourceId of [secret.id, projectId, registryId])
    control.grantAccess({ resourceId, collaboratorId: deskId, policy: 'Write' });
  control.grantAccess({ resourceId: secret.id, collaboratorId: appId, policy: 'Read' });
  for (const name of ['Growth curve', 'Colony PCR', 'Minutes']) control.createEntryTemplate({ name, notes: [name] });
  control.setAppConfiguration({
    appId,
    items: [
      { path: row('Open channels', 'Slack channel'), value: workspace.channel },
      { path: row('New entries', 'Folder'), value: folderId },
      { path: row('Registrations', 'Folder'), value: folderId },
      { path: row('Registrations', 'Registry'), value: registryId },
      { path: row('Registrations', 'Sequence schema'), value: schemaId },
      { path: row('Registrations', 'Slack channel'), value: workspace.channel },
      { path: row('Registrations', 'Asked by field'), value: 'Asked by' },
      { path: row('Registrations', 'Needs another person'), value: options.needsAnother ?? false },
    ],
  });
  const desk = await createApp({
    name: 'cloning-desk',
    tenant: tenant.url,
    auth: clientCredentials(control.generateAppSecret({ appId: deskId })),
    plugins: [sequencesPlugin()],
    logger: createLogger({ level: 'silent' }),
  });
  const service = desk.get(sequences);
  const plasmid = { isCircular: true, schemaId, registryId, namingStrategy: 'NEW_IDS' } as const;
  const bases = 'TCGCGCGTTTCGGTGATGACGGTGAAAACC';
  const puc19 = await service.create({
    ...plasmid,
    name: 'pUC19',
    bases,
    folderId,
    fields: { Resistance: { value: 'AmpR & <nothing> else' } },
    authorIds: [users.ada],
  });
  const hide = (name: string) =>
    service.create({ name, bases: `${bases}A`, isCircular: true, folderId: secret.folderId });
  const [hidden] = await Promise.all(['Hush', 'pUC1'].map(hide));
  return {
    puc19: plasmidOf(puc19),
    hidden: plasmidOf(hidden as DnaSequence),
    folderId,
    sequences: service,
    [Symbol.asyncDispose]: () => desk.stop(),
  };
}

/** Where one item stands in the bot's configuration: in a row called "Lab". */
function row(array: string, item: string): readonly string[] {
  return [array, 'Lab', item];
}

function plasmidOf({ id, bases, entityRegistryId, webURL }: DnaSequence): Plasmid {
  return { id, bases, registryId: entityRegistryId ?? '', url: webURL ?? '' };
}
