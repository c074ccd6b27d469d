import type { AppView } from '@ligase/tenant/client';
import { useState } from 'react';
import { useAct, useControl } from '../control/use-control.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Code } from '../ui/code.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { Upgrade } from './upgrade.tsx';

/** The versions of an app's definition, and the manifest of the one that is installed. */
export function VersionsTab({ app }: { readonly app: AppView }) {
  const [isUpgrading, setUpgrading] = useState(false);
  const definitions = useControl('listAppDefinitions');
  const exported = useControl('exportManifest', { appId: app.id });
  const upgrade = useAct('upgradeApp');
  return (
    <>
      <Section
        title="Versions"
        actions={
          <Button tone="primary" disabled={exported.data === undefined} onClick={() => setUpgrading(true)}>
            Upload a new version
          </Button>
        }
      >
        <Problem error={upgrade.error} />
        <Loaded query={definitions}>
          {(all) => (
            <Table
              caption="Versions"
              rows={all.find(({ id }) => id === app.definitionId)?.versions.toReversed() ?? []}
              keyOf={({ number }) => number}
              columns={[
                { heading: 'Version', show: ({ number }) => number },
                { heading: 'Made', show: ({ createdAt }) => <Time at={createdAt} /> },
                {
                  heading: 'Installed',
                  isLong: true,
                  show: ({ number }) =>
                    number === app.versionNumber ? (
                      <Badge tone="good">installed</Badge>
                    ) : (
                      <ConfirmButton
                        label="Install"
                        of={number}
                        tone="plain"
                        question={`${app.name} goes from ${app.versionNumber} to ${number}. Configuration that ${number} does not ask for is taken away.`}
                        onConfirm={() => upgrade.mutate({ appId: app.id, versionNumber: number })}
                      />
                    ),
                },
              ]}
            />
          )}
        </Loaded>
      </Section>
      <Section title="Manifest" about={`Of version ${app.versionNumber}, which is installed.`}>
        <Loaded query={exported}>{({ manifest }) => <Code label="manifest" text={manifest} />}</Loaded>
      </Section>
      <Upgrade
        app={app}
        present={exported.data?.manifest ?? ''}
        isOpen={isUpgrading}
        onClose={() => setUpgrading(false)}
      />
    </>
  );
}
