import type { AppView, PlaceView, PolicyName } from '@ligase/tenant/client';
import { useAct, useControl } from '../control/use-control.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Empty, Section } from '../ui/page.tsx';
import { submitted } from '../ui/submitted.ts';
import { Table } from '../ui/table.tsx';

const policies = ['Admin', 'Write', 'Append', 'Read', 'None'] as const satisfies readonly PolicyName[];

/** What an app may do in each project and registry: by itself, and through its groups. */
export function PlaceGrants({ app }: { readonly app: AppView }) {
  const projects = useControl('listProjects');
  const registries = useControl('listRegistries');
  return (
    <Section title="Projects and registries" about="The most that any of its grants gives is what the app may do.">
      <Loaded query={projects}>
        {(ofProjects) => (
          <Loaded query={registries}>
            {(ofRegistries) => <Grants app={app} projects={ofProjects} registries={ofRegistries} />}
          </Loaded>
        )}
      </Loaded>
    </Section>
  );
}

interface GrantsProps {
  readonly app: AppView;
  readonly projects: readonly PlaceView[];
  readonly registries: readonly PlaceView[];
}

function Grants({ app, projects, registries }: GrantsProps) {
  const places = [...projects, ...registries];
  const registryIds = new Set(registries.map(({ id }) => id));
  const grant = useAct('grantAccess');
  const revoke = useAct('revokeAccess');
  if (places.length === 0)
    return (
      <Empty title="This tenant has no project yet.">
        Make one on the page Machine by seeding it, or with the control API.
      </Empty>
    );
  const direct = ({ collaborations }: PlaceView): PolicyName | undefined =>
    collaborations.find(({ collaboratorId }) => collaboratorId === app.principalId || collaboratorId === app.id)
      ?.policy;
  const change = (resourceId: string, policy: string): void => {
    if (policy === '') revoke.mutate({ resourceId, collaboratorId: app.id });
    else grant.mutate({ resourceId, collaboratorId: app.id, policy: policy as PolicyName });
  };
  return (
    <>
      <Problem error={grant.error ?? revoke.error} />
      <Table
        caption="Projects and registries"
        rows={places}
        keyOf={({ id }) => id}
        columns={[
          { heading: 'Name', isLong: true, show: ({ name }) => name },
          { heading: 'Kind', show: ({ id }) => (registryIds.has(id) ? 'registry' : 'project') },
          {
            heading: 'Directly',
            show: (place) => (
              <select
                aria-label={`Policy of ${app.name} on ${place.name}`}
                className="control"
                value={direct(place) ?? ''}
                onChange={(event) => change(place.id, event.currentTarget.value)}
              >
                <option value="">no policy</option>
                {policies.map((policy) => (
                  <option key={policy} value={policy}>
                    {policy}
                  </option>
                ))}
              </select>
            ),
          },
          { heading: 'Through', isLong: true, show: (place) => <Through app={app} place={place} /> },
        ]}
      />
      {app.memberships.length > 0 && (
        <form
          aria-label="Give one of its groups a policy"
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            const { resourceId = '', collaboratorId = '', policy = '' } = submitted(event);
            grant.mutate({ resourceId, collaboratorId, policy: policy as PolicyName });
          }}
        >
          <Choice
            label="Give"
            name="collaboratorId"
            options={app.memberships.map(({ groupId, groupName }) => [groupId, groupName])}
          />
          <Choice label="Policy" name="policy" options={policies.map((policy) => [policy, policy])} />
          <Choice label="On" name="resourceId" options={places.map(({ id, name }) => [id, name])} />
          <Button type="submit" disabled={grant.isPending}>
            Give
          </Button>
        </form>
      )}
    </>
  );
}

function Through({ app, place }: { readonly app: AppView; readonly place: PlaceView }) {
  const through = app.memberships.flatMap(({ groupId, groupName, role }) =>
    place.collaborations
      .filter(({ collaboratorId, adminsOnly }) => collaboratorId === groupId && (!adminsOnly || role === 'ADMIN'))
      .map(({ policy }) => `${groupName}: ${policy}`),
  );
  if (through.length === 0) return <span className="text-muted">nothing</span>;
  return (
    <span className="flex flex-wrap gap-1">
      {through.map((text) => (
        <Badge key={text} tone="good">
          {text}
        </Badge>
      ))}
    </span>
  );
}
