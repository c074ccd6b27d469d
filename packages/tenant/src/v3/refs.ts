import { timestamp } from '../clock/timestamp.ts';
import type { Organization, Team } from '../access/groups.ts';
import type { App } from '../apps/apps.ts';
import type { V3Parts } from './v3-parts.ts';

/** How an object names another. */
export interface Ref {
  readonly __typename: string;
  readonly id: string;
}

/** How objects of API v3 show whom and what they refer to. */
export interface Refs {
  /** A user, or an app by its installation. */
  principal(id: string): Ref;
  /** An app by its installation. */
  app(id: string): Ref;
  /** Who owns a project or a registry. */
  owner(resourceId: string): Ref | null;
  isOrganization(id: string | undefined): boolean;
  /** An organization or a team with all its members, as collaborations and memberships hold it. */
  group(id: string): object | undefined;
  /** The `ent_…` id of the user or app that an id names. */
  principalId(id: string): string;
  url(path: string): string;
}

/** Makes the references of a tenant. */
export function createRefs({ groups, apps, access, context }: V3Parts): Refs {
  const url = (path: string): string => `${context.url()}/api/v3${path}`;
  const isOrganization = (id: string | undefined): boolean => id !== undefined && groups.organization(id) !== undefined;
  const common = (kind: string, { id, name, createdAt, modifiedAt }: Organization | Team): object => ({
    id,
    name,
    createdAt: timestamp(createdAt),
    modifiedAt: timestamp(modifiedAt),
    memberships: url(`/${kind}/${id}/memberships/items`),
  });
  return {
    principal(id) {
      const app = apps.ofPrincipal(id);
      return app === undefined ? { __typename: 'User', id } : appRef(app, app.id);
    },
    app: (id) => appRef(apps.get(id), id),
    owner(resourceId) {
      const id = access.ownerOf(resourceId);
      return id === undefined ? null : { __typename: isOrganization(id) ? 'Organization' : 'User', id };
    },
    isOrganization,
    group(id) {
      const organization = groups.organization(id);
      if (organization !== undefined)
        return { __typename: 'Organization', ...common('organization', organization), handle: organization.handle };
      const team = groups.team(id);
      if (team === undefined) return undefined;
      return {
        __typename: 'Team',
        ...common('team', team),
        description: '',
        membersAreAdministratorsOfSchemas: false,
        organization: { __typename: 'Organization', id: team.organizationId },
      };
    },
    principalId: (id) => apps.get(id)?.principalId ?? id,
    url,
  };
}

function appRef(app: Pick<App, 'framework'> | undefined, id: string): Ref {
  return { __typename: app?.framework === 'legacy' ? 'LegacyAppInstallation' : 'AppInstallation', id };
}
