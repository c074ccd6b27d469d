import type { Collaborator, Place } from '../access/collaborating.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { placement } from '../engine/rights.ts';
import type { Resources } from '../resources/resources.ts';
import { from, given, unknownId, type ControlBase } from './control-base.ts';
import type { Control, PlaceView } from './control.ts';

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

/** What the settings of projects, registries and template collections do in Benchling's UI, and why someone may do what in them. */
export function placeControls(base: ControlBase, { projects, registries, entryTemplates }: Resources): PlaceControls {
  const { access, groups, db, collaborating } = base;
  const view = ({ id, name }: Place): PlaceView => ({
    id,
    name,
    ownerId: access.ownerOf(id) ?? null,
    collaborations: groups.collaborations(id).map(({ isAuditor: _isAuditor, ...one }) => one),
  });
  const existing = (id: string): Place => {
    const place = collaborating.place(id);
    if (place === undefined) throw unknownId('project or registry', id, 'listProjects or listRegistries');
    return place;
  };
  const all = (type: Place['type']): PlaceView[] =>
    db.prepare<Place>('SELECT id, name, type FROM items WHERE type = ? ORDER BY created_at, id').all(type).map(view);
  const party = (id: string): Collaborator => {
    const found = collaborating.collaborator(id);
    if (found === undefined) throw unknownId('user, app, team or organization', id, 'listUsers, listApps or listTeams');
    return found;
  };
  const owner = (id: string): Collaborator => {
    const found = party(id);
    collaborating.demandOwner(found);
    return found;
  };

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
      collaborating.setOwner(from(base.actor(acting)), place, owner(ownerId));
      return view(place);
    },
    grantAccess({ resourceId, collaboratorId, policy, adminsOnly = false, ...acting }) {
      const place = existing(resourceId);
      const grant = { collaborator: party(collaboratorId), policy, adminsOnly };
      collaborating.grant(from(base.actor(acting)), place, grant);
      return view(place);
    },
    revokeAccess({ resourceId, collaboratorId, adminsOnly = false, ...acting }) {
      const place = existing(resourceId);
      const collaborator = party(collaboratorId);
      if (!collaborating.revoke(from(base.actor(acting)), place, { collaborator, adminsOnly }))
        throw unknownId(`collaborator of "${place.name}"`, collaboratorId, 'listProjects');
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
