import type { Action, Placement } from '../access/access.ts';
import { invalidRequest } from '../api-error.ts';
import type { Actor } from '../engine/changes.ts';
import { unknownId, type ControlBase } from './control-base.ts';
import type { Acting, Control, PlaceView } from './control.ts';

type PlaceControls = Pick<
  Control,
  | 'createProject'
  | 'listProjects'
  | 'createRegistry'
  | 'listRegistries'
  | 'setOwner'
  | 'grantAccess'
  | 'revokeAccess'
  | 'explainAccess'
>;

/** A project or a registry by name. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly type: 'project' | 'registry';
}

/** What control operations need to know of projects, registries and items. */
export interface Places {
  createProject(
    actor: Actor,
    project: { readonly id?: string; readonly name: string; readonly ownerId: string; readonly folderId?: string },
  ): { readonly id: string; readonly folderId: string };
  createRegistry(
    actor: Actor,
    registry: { readonly id?: string; readonly name: string; readonly ownerId: string },
  ): { readonly id: string };
  place(id: string): Place | undefined;
  places(type: Place['type']): readonly Place[];
  /** Where an item's rights come from; a project or a registry is an item too. */
  placement(itemId: string): Placement | undefined;
}

const labels = { project: 'Project', registry: 'Registry' } as const;

/** What the settings of projects and registries do in Benchling's UI, and why someone may do what in them. */
export function placeControls(base: ControlBase, places: Places): PlaceControls {
  const { access, groups } = base;
  const actorOf = (acting: Acting): Actor => ({ principal: base.actor(acting), remoteAddress: '127.0.0.1' });
  const view = ({ id, name }: Place): PlaceView => ({
    id,
    name,
    ownerId: access.ownerOf(id) ?? null,
    collaborations: groups.collaborations(id),
  });
  const existing = (id: string): Place => {
    const place = places.place(id);
    if (place === undefined) throw unknownId('project or registry', id, 'listProjects or listRegistries');
    return place;
  };
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
      const actor = actorOf(acting);
      const made = places.createProject(actor, {
        ...(id === undefined ? {} : { id }),
        ...(folderId === undefined ? {} : { folderId }),
        name,
        ownerId: ownerId === undefined ? actor.principal.id : owner(ownerId).id,
      });
      return { ...view(existing(made.id)), folderId: made.folderId };
    },
    listProjects: () => places.places('project').map(view),
    createRegistry({ id, name, ownerId, ...acting }) {
      const actor = actorOf(acting);
      const made = places.createRegistry(actor, {
        ...(id === undefined ? {} : { id }),
        name,
        ownerId: ownerId === undefined ? actor.principal.id : owner(ownerId).id,
      });
      return view(existing(made.id));
    },
    listRegistries: () => places.places('registry').map(view),
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
    explainAccess({ principalId, itemId, action = 'read' }: { principalId: string; itemId: string; action?: Action }) {
      const placement = places.placement(itemId);
      if (placement === undefined) throw unknownId('item', itemId, 'the API');
      return access.explain(base.principalOf(principalId), action, placement);
    },
  };
}
