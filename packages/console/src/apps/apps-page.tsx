import type { AppDefinitionView, AppView } from '@ligase/tenant/client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct, useControl } from '../control/use-control.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Tick } from '../ui/field.tsx';
import { Id } from '../ui/id.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Empty, Page, Section } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { AppState } from './app-state.tsx';
import { CreateFromManifest } from './create-from-manifest.tsx';
import { CreateFromScratch } from './create-from-scratch.tsx';

/** Every app of the tenant, and the ways to make one. */
export function AppsPage() {
  const [creating, setCreating] = useState<'scratch' | 'manifest'>();
  const close = (): void => setCreating(undefined);
  const apps = useControl('listApps');
  const definitions = useControl('listAppDefinitions');
  const create = (
    <>
      <Button tone="primary" onClick={() => setCreating('scratch')}>
        Create from scratch
      </Button>
      <Button onClick={() => setCreating('manifest')}>Create from manifest</Button>
    </>
  );
  return (
    <Page title="Apps" about="Each app has credentials, access and a rate limit of its own." actions={create}>
      <Loaded query={apps}>{(all) => <AppList apps={all} />}</Loaded>
      <Problem error={definitions.error} />
      <NotInstalled definitions={definitions.data?.filter(({ appId }) => appId === null) ?? []} />
      <CreateFromScratch isOpen={creating === 'scratch'} onClose={close} />
      <CreateFromManifest isOpen={creating === 'manifest'} onClose={close} />
    </Page>
  );
}

function AppList({ apps }: { readonly apps: readonly AppView[] }) {
  const [showsArchived, setShowsArchived] = useState(false);
  const archived = apps.filter(({ archiveReason }) => archiveReason !== null);
  const shown = showsArchived ? apps : apps.filter(({ archiveReason }) => archiveReason === null);
  return (
    <>
      {archived.length > 0 && (
        <Tick
          label={`Show ${archived.length} archived`}
          checked={showsArchived}
          onChange={(event) => setShowsArchived(event.currentTarget.checked)}
        />
      )}
      {shown.length === 0 ? (
        <Empty title={archived.length === 0 ? 'There is no app yet.' : 'Every app is archived.'}>
          Create one from scratch to call the API in a minute, or from a manifest to have configuration, canvases and
          webhooks.
        </Empty>
      ) : (
        <Table
          caption="Apps"
          rows={shown}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: 'Name',
              isLong: true,
              show: ({ id, name, description }) => (
                <>
                  <Link to="/apps/$appId" params={{ appId: id }} className="font-medium underline underline-offset-2">
                    {name}
                  </Link>
                  <p className="text-muted">{description}</p>
                </>
              ),
            },
            { heading: 'State', show: (app) => <AppState app={app} /> },
            { heading: 'Version', show: ({ versionNumber }) => versionNumber },
            {
              heading: 'Secret',
              show: ({ hasSecret }) => (hasSecret ? <Badge tone="good">set</Badge> : <Badge>none</Badge>),
            },
            { heading: 'Last seen', show: ({ lastSeenAt }) => <Time at={lastSeenAt} /> },
            { heading: 'Id', show: ({ id }) => <Id id={id} /> },
          ]}
        />
      )}
    </>
  );
}

function NotInstalled({ definitions }: { readonly definitions: readonly AppDefinitionView[] }) {
  const install = useAct('installApp');
  if (definitions.length === 0) return null;
  return (
    <Section
      title="Not installed"
      about="Definitions without an installation in this tenant. An installed app keeps its id and configuration."
    >
      <Problem error={install.error} />
      <Table
        caption="Definitions that are not installed"
        rows={definitions}
        keyOf={({ id }) => id}
        columns={[
          { heading: 'Name', isLong: true, show: ({ name }) => name },
          { heading: 'Newest version', show: ({ versions }) => versions.at(-1)?.number },
          { heading: 'Definition', show: ({ id }) => <Id id={id} /> },
          {
            heading: 'Install',
            show: ({ id, name }) => (
              <Button
                disabled={install.isPending}
                onClick={() => install.mutate({ definitionId: id })}
                aria-label={`Install ${name}`}
              >
                Install
              </Button>
            ),
          },
        ]}
      />
    </Section>
  );
}
