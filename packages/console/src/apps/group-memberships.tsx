import type { AppView } from '@ligase/tenant/client';
import { useAct, useControl } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { Notice, Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { submitted } from '../ui/submitted.ts';
import { Table } from '../ui/table.tsx';

/** The organizations and teams that an app is in. */
export function GroupMemberships({ app }: { readonly app: AppView }) {
  const allOrganizations = useControl('listOrganizations');
  const allTeams = useControl('listTeams');
  const organizations = allOrganizations.data ?? [];
  const teams = (allTeams.data ?? []).filter(({ archivedAt }) => archivedAt === null);
  const add = useAct('setMembership');
  const remove = useAct('removeMembership');
  const isIn = (id: string): boolean => app.memberships.some(({ groupId }) => groupId === id);
  const open = [
    ...organizations.filter(({ id }) => !isIn(id)).map(({ id, name }) => [id, `${name} (organization)`] as const),
    ...teams
      .filter(({ id, organizationId }) => !isIn(id) && isIn(organizationId))
      .map(({ id, name }) => [id, `${name} (team)`] as const),
  ];
  return (
    <Section
      title="Organizations and teams"
      about="An app is first added to an organization, then to its teams, and may do what they may."
    >
      {app.memberships.length === 0 ? (
        <Notice>{app.name} is in none. It sees only what it is added to directly.</Notice>
      ) : (
        <Table
          caption="Organizations and teams"
          rows={app.memberships}
          keyOf={({ groupId }) => groupId}
          columns={[
            { heading: 'Name', isLong: true, show: ({ groupName }) => groupName },
            {
              heading: 'Kind',
              show: ({ groupId }) => (teams.some(({ id }) => id === groupId) ? 'team' : 'organization'),
            },
            { heading: 'Role', show: ({ role }) => role.toLowerCase() },
            {
              heading: 'Remove',
              show: ({ groupId, groupName }) => (
                <Button
                  aria-label={`Remove from ${groupName}`}
                  onClick={() => remove.mutate({ groupId, memberId: app.id })}
                >
                  Remove
                </Button>
              ),
            },
          ]}
        />
      )}
      {open.length > 0 && (
        <form
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            const { groupId = '', role } = submitted(event);
            add.mutate({ groupId, memberId: app.id, role: role === 'ADMIN' ? 'ADMIN' : 'MEMBER' });
          }}
        >
          <Choice label="Add to" name="groupId" options={open} />
          <Choice
            label="As"
            name="role"
            options={[
              ['MEMBER', 'member'],
              ['ADMIN', 'admin'],
            ]}
          />
          <Button type="submit" disabled={add.isPending}>
            Add
          </Button>
        </form>
      )}
      <Problem error={allOrganizations.error ?? allTeams.error ?? add.error ?? remove.error} />
    </Section>
  );
}
