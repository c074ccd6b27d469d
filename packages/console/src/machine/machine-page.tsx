import { useControl } from '../control/use-control.ts';
import { counted } from '../ui/counted.ts';
import { Facts } from '../ui/facts.tsx';
import { Id } from '../ui/id.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Beginning } from './beginning.tsx';
import { CallFaults } from './call-faults.tsx';
import { Clock } from './clock.tsx';
import { Snapshots } from './snapshots.tsx';
import { WebhookFaults } from './webhook-faults.tsx';

/** What only a local tenant can do: move time, fail on purpose, go back. */
export function MachinePage() {
  const tenant = useControl('getTenant');
  return (
    <Page
      title="Machine"
      about="What only a local tenant can do: move time, fail on purpose, go back to an earlier state."
    >
      <Section title="Tenant">
        <Loaded query={tenant}>
          {({ url, data, seed, users, apps, projects, auditRows }) => (
            <Facts
              facts={[
                ['Address', <Id key="url" id={url} />],
                ['Data', <Id key="data" id={data} />],
                ['Seed', seed],
                [
                  'Holds',
                  [
                    counted(users, 'user'),
                    counted(apps, 'app'),
                    counted(projects, 'project'),
                    `${counted(auditRows, 'row')} in the audit log`,
                  ].join(', '),
                ],
              ]}
            />
          )}
        </Loaded>
      </Section>
      <Clock />
      <CallFaults />
      <WebhookFaults />
      <Snapshots />
      <Beginning />
    </Page>
  );
}
