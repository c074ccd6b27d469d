const MEMBERS = [
  'id',
  'name',
  'aliases',
  'apiURL',
  'archiveRecord',
  'authors',
  'createdAt',
  'creator',
  'customFields',
  'entityRegistryId',
  'fields',
  'folderId',
  'modifiedAt',
  'registrationOrigin',
  'registryId',
  'schema',
  'webURL',
] as const;

/** What entities of all kinds have in common, which is all that an event of registration shows. */
export function genericEntity(item: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(MEMBERS.flatMap((name) => (name in item ? [[name, item[name]]] : [])));
}
