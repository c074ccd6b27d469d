import {
  anyObject,
  boolean,
  listOf,
  objectSchema,
  oneOf,
  text,
  type ObjectSchema,
  type ValueSchema,
} from '../input/input-schema.ts';
import { schemaTypes } from '../resources/schemas/schema-type.ts';

const id = text(1, 64);
const name = text(1, 255);
const names = listOf(name);
const members = { admins: names, members: names };
const grants = listOf(
  objectSchema({ to: name, policy: oneOf('Admin', 'Write', 'Append', 'Read', 'None') }, { adminsOnly: boolean }),
);
const item = objectSchema({ body: anyObject }, { by: name });
const field = objectSchema(
  { name, type: name },
  { id, isRequired: boolean, isMulti: boolean, dropdownId: id, schemaId: id },
);
const lines = listOf(text(0, 100_000));
const deepestFolder = 8;

function folders(depth: number): ValueSchema {
  return listOf(objectSchema({ name }, depth === 0 ? { id } : { id, folders: folders(depth - 1) }));
}

/** What a seed file may hold. */
export const seedSchema: ObjectSchema = objectSchema(
  {},
  {
    users: listOf(objectSchema({ handle: text(1, 64), name }, { id, email: name, isTenantAdmin: boolean })),
    apps: listOf(objectSchema({ name: text(3, 255) }, { id, description: text(0, 8192) })),
    organizations: listOf(
      objectSchema(
        { name },
        { id, handle: text(1, 64), ...members, teams: listOf(objectSchema({ name }, { id, ...members })) },
      ),
    ),
    registries: listOf(
      objectSchema(
        { name },
        {
          id,
          owner: name,
          access: grants,
          dropdowns: listOf(objectSchema({ name, options: listOf(objectSchema({ name }, { id })) }, { id })),
          schemas: listOf(
            objectSchema(
              { name, type: oneOf(...schemaTypes) },
              { id, prefix: text(1, 32), fields: listOf(field), settings: anyObject },
            ),
          ),
        },
      ),
    ),
    projects: listOf(
      objectSchema({ name }, { id, owner: name, access: grants, folderId: id, folders: folders(deepestFolder) }),
    ),
    entryTemplates: listOf(objectSchema({ name }, { id, schemaId: id, notes: lines })),
    customEntities: listOf(item),
    dnaSequences: listOf(item),
    locations: listOf(item),
    boxes: listOf(item),
    plates: listOf(item),
    containers: listOf(objectSchema({ body: anyObject }, { by: name, transfer: anyObject })),
    entries: listOf(objectSchema({ body: anyObject }, { by: name, notes: lines })),
  },
);
