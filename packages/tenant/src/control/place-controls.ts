import { invalidRequest } from '../api-error.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { placement } from '../engine/rights.ts';
import type { Resources } from '../resources/resources.ts';
import { from, given, unknownId, type ControlBase } from './control-base.ts';
import type { Acting, Control, PlaceView } from './control.ts';

type PlaceControls = Pick<
  Control,
  | 'createProject'
  | 'listProjects'
  | 'createRegistry'
  | 'createTemplateCollection'
  | 'listRegistries'
  | 'setOwner'
  | 'grantAccess'
  | 'revokeAccess'
  | 'explainAccess'
>;

type Place = Pick<ItemRow, 'id' | 'name'> & { readonly type: 'project' | 'registry' | 'template_collection' };

const labels = { project: 'Project', registry: 'Registry', template_collection: 'Template Collection' } as const;

/** What the settings of projects, registries and template collections do in Benchling's UI, and why someone may do what in them. */
export function placeControls(base: ControlBase, { projects, registries, entryTemplates }: Resources): PlaceControls {
  const { access, groups, db } = base;
  const view = ({ id, name }: Place): PlaceView => ({
    id,
    name,
    ownerId: access.ownerOf(id) ?? null,
    collaborations: groups.collaborations(id),
  });
  const existing = (id: string): Place => {
    const place = db
      .prepare<Place>(
        "SELECT id, name, type FROM items WHERE id = ? AND type IN ('project', 'registry', 'template_collection')",
      )
      .get(id);
    if (place === undefined) throw unknownId('project or registry', id, 'listProjects or listRegistries');
    return place;
  };
  const all = (type: Place['type']): PlaceView[] =>
    db.prepare<Place>('SELECT id, name, type FROM items WHERE type = ? ORDER BY created_at, id').all(type).map(view);
  /** The principal, team or organization behind an id, and what to call it. */
  const party = (id: string): { id: string; name: string } =>
    groups.team(id) ?? groups.organization(id) ?? base.principalOf(id);
  const owner = (id: string): { id: string; name: string } => {
    if (groups.team(id) !== undefined)
      throw invalidRequest(`The team ${id} cannot own a project or a registry; a user or an organization can.`);
    const found = party(id);
    if (base.apps.ofPrincipal(found.id) !== undefined)
      throw invalidRequest(`The app ${id} cannot own a project or a registry; a user or an organization can.`);
    return found;
  };
  const record = (
    acting: Acting,
    place: Place,
    change: { readonly action: string; readonly oldValue?: string; readonly newValue?: string },
  ): void =>
    base.record(base.actor(acting), {
      eventDescription: `${labels[place.type]}: Updated permissions`,
      item: place.name,
      itemId: place.id,
      itemType: labels[place.type],
      changes: [change],
    });
  const policyOf = (resourceId: string, collaboratorId: string, adminsOnly: boolean): string | undefined =>
    groups
      .collaborations(resourceId)
      .find((one) => one.collaboratorId === collaboratorId && one.adminsOnly === adminsOnly)?.policy;

  return {
    createProject({ id, name, ownerId, folderId, ...acting }) {
      const actor = base.actor(acting);
      const made = projects.create(from(actor), {
        ...given({ id, rootFolderId: folderId }),
        name,
        ownerId: ownerId === undefined ? actor.id : owner(ownerId).id,
      });
      return { ...view(existing(made.project.id)), folderId: made.rootFolder.id };
    },
    listProjects: () => all('project'),
    createRegistry({ id, name, ownerId, ...acting }) {
      const actor = base.actor(acting);
      const made = registries.create(from(actor), {
        ...given({ id }),
        name,
        ownerId: ownerId === undefined ? actor.id : owner(ownerId).id,
      });
      return view(existing(made.id));
    },
    listRegistries: () => all('registry'),
    createTemplateCollection({ id, name, ownerId, ...acting }) {
      const actor = base.actor(acting);
      const collection = { ...given({ id }), name, ownerId: ownerId === undefined ? actor.id : owner(ownerId).id };
      return view(existing(entryTemplates.createCollection(from(actor), collection).id));
    },
    setOwner({ resourceId, ownerId, ...acting }) {
      const place = existing(resourceId);
      const { id, name } = owner(ownerId);
      record(acting, place, { action: 'Updated owner', newValue: name });
      access.setOwner(resourceId, id);
      return view(place);
    },
    grantAccess({ resourceId, collaboratorId, policy, adminsOnly = false, ...acting }) {
      const place = existing(resourceId);
      const { id, name } = party(collaboratorId);
      const before = policyOf(resourceId, id, adminsOnly);
      if (before !== policy) {
        const oldValue = before === undefined ? {} : { oldValue: `${name}: ${before}` };
        record(acting, place, { action: 'Updated collaborator', ...oldValue, newValue: `${name}: ${policy}` });
        groups.setCollaboration({ resourceId, collaboratorId: id, adminsOnly, policy });
      }
      return view(place);
    },
    revokeAccess({ resourceId, collaboratorId, adminsOnly = false, ...acting }) {
      const place = existing(resourceId);
      const { id, name } = party(collaboratorId);
      const before = policyOf(resourceId, id, adminsOnly);
      if (before === undefined) throw unknownId(`collaborator of "${place.name}"`, collaboratorId, 'listProjects');
      record(acting, place, { action: 'Removed collaborator', oldValue: `${name}: ${before}` });
      groups.removeCollaboration(resourceId, id, adminsOnly);
      return view(place);
    },
    explainAccess({ principalId, itemId, action = 'read' }) {
      const item = db
        .prepare<ItemRow>('SELECT type, project_id, registry_id, scope_id, author_ids FROM items WHERE id = ?')
        .get(itemId);
      if (item === undefined) throw unknownId('item', itemId, 'the API');
      return access.explain(base.principalOf(principalId), action, placement(item));
    },
  };
}
