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

/** Narrows the JSON text of an entity to what entities of all kinds have, which is all that an event of registration shows. */
export function genericEntity(entity: string): string {
  const members = JSON.parse(entity) as Readonly<Record<string, unknown>>;
  return JSON.stringify(
    Object.fromEntries(MEMBERS.flatMap((name) => (name in members ? [[name, members[name]]] : []))),
  );
}
