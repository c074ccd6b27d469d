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

const about = (description: string, schema: ValueSchema): ValueSchema => ({ ...schema, description });

const id = about('its id; drawn when left out', text(1, 64));
const linkId = text(1, 64);
const name = text(1, 255);
const names = listOf(name);
const owner = about('a handle, or the name of an organization; default the first tenant admin', name);
const policy = oneOf('Admin', 'Write', 'Append', 'Read', 'None');
const capabilities = about('what it may use beyond data', listOf(oneOf('Developer Platform')));
const members = {
  admins: about('handles of users and names of apps', names),
  members: about('the same', names),
  capabilities,
};
const grants = about(
  'who may do what there',
  listOf(
    objectSchema(
      { to: about('a handle, or the name of an app, a team or an organization', name), policy },
      { adminsOnly: about('only for the admins of the group; default false', boolean) },
    ),
  ),
);
const by = about('the handle of whoever creates it; default the first tenant admin', name);
const body = about("the body of the API's create operation", anyObject);
const item = objectSchema({ body }, { by });
const field = objectSchema(
  { name, type: about('a field type of the API, such as `text`, `dropdown` or `dna_sequence_link`', name) },
  {
    id,
    isRequired: about('default false', boolean),
    isMulti: about('default false', boolean),
    dropdownId: about('of what a `dropdown` field chooses', linkId),
    schemaId: about('what is linked must have it', linkId),
  },
);
const lines = about('lines of text of its first day', listOf(text(0, 100_000)));
const deepestFolder = 8;

function folders(depth: number): ValueSchema {
  return listOf(objectSchema({ name }, depth === 0 ? { id } : { id, folders: folders(depth - 1) }));
}

const app = objectSchema(
  {},
  {
    id,
    name: about('of an app from scratch; of one with a manifest, what the seed calls it', text(3, 255)),
    description: text(0, 8192),
    manifest: about('the path of its manifest, from the seed file', text(1, 500_000)),
    framework: about('default `shareable`', oneOf('shareable', 'legacy')),
    webhookUrl: about('where it listens; it is told of nothing that the seed does', text(1, 2048)),
    webhookUrlRouting: about('default `SUFFIXED`', oneOf('SUFFIXED', 'STABLE')),
    access: about('what it may do where', listOf(objectSchema({ on: about('a project or a registry', name), policy }))),
    capabilities,
    configuration: about(
      'values of its configuration: each a `path`, a list of names, and a `value`',
      listOf(anyObject),
    ),
  },
);

/** What a seed file may hold. */
export const seedSchema: ObjectSchema = objectSchema(
  {},
  {
    clock: about("the tenant's time once it is seeded, such as `2027-01-04T08:00:00Z`; not in the past", name),
    users: listOf(
      objectSchema(
        { handle: text(1, 64), name },
        {
          id,
          email: name,
          isTenantAdmin: about('the first of them acts for the rest of the seed', boolean),
          capabilities,
        },
      ),
    ),
    apps: listOf(app),
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
          owner,
          access: grants,
          dropdowns: listOf(objectSchema({ name, options: listOf(objectSchema({ name }, { id })) }, { id })),
          schemas: listOf(
            objectSchema(
              { name, type: oneOf(...schemaTypes) },
              {
                id,
                prefix: about('what the ids of its items begin with', text(1, 32)),
                fields: listOf(field),
                settings: about('what only its kind has, such as `height` and `width` of a box', anyObject),
              },
            ),
          ),
        },
      ),
    ),
    projects: listOf(
      objectSchema(
        { name },
        {
          id,
          owner,
          access: grants,
          folderId: about('the id of its root folder', text(1, 64)),
          folders: folders(deepestFolder),
        },
      ),
    ),
    entryTemplates: listOf(objectSchema({ name }, { id, schemaId: linkId, notes: lines })),
    customEntities: listOf(item),
    dnaSequences: listOf(item),
    locations: listOf(item),
    boxes: listOf(item),
    plates: listOf(item),
    containers: listOf(
      objectSchema({ body }, { by, transfer: about("the body of the API's transfer into it", anyObject) }),
    ),
    entries: listOf(objectSchema({ body }, { by, notes: lines })),
  },
);
