import type { DeliveryFilter, DeliveryState, DeliveryView } from '@ligase/tenant/client';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useControl } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { Filters } from '../ui/filters.tsx';
import { linkStyle } from '../ui/link.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Empty, Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { Delivery } from './delivery.tsx';
import { DeliveryStateBadge, deliveryStates } from './delivery-state.tsx';
import { Trigger } from './trigger.tsx';

const pageSize = 50;

/** Webhooks on their way to apps, and what became of them. */
export function WebhooksPage() {
  const { delivery, ...filter } = useSearch({ from: '/webhooks' });
  const navigate = useNavigate({ from: '/webhooks' });
  const [isTriggering, setTriggering] = useState(false);
  const listed = useControl('listApps');
  const apps = listed.data ?? [];
  const [limit, setLimit] = useState(pageSize);
  const deliveries = useControl('listDeliveries', { ...filter, limit });
  const set = (changes: DeliveryFilter): void => {
    const next = Object.entries({ ...filter, ...changes }).filter(([, value]) => value !== '');
    void navigate({ search: Object.fromEntries(next) });
  };
  return (
    <Page
      title="Webhooks"
      about="Messages to apps, signed as Benchling signs them, and sent again until they are acknowledged."
      actions={
        <Button tone="primary" onClick={() => setTriggering(true)}>
          Send one
        </Button>
      }
    >
      <Filters label="Filter webhooks">
        <Choice
          label="App"
          options={[['', 'any app'], ...apps.map(({ id, name }) => [id, name] as const)]}
          value={filter.appId ?? ''}
          onChange={(event) => set({ appId: event.currentTarget.value })}
        />
        <Choice
          label="State"
          options={[['', 'any state'], ...deliveryStates.map((state) => [state, state.toLowerCase()] as const)]}
          value={filter.state ?? ''}
          onChange={(event) => set({ state: event.currentTarget.value as DeliveryState })}
        />
      </Filters>
      <Problem error={listed.error} />
      {delivery !== undefined && <Delivery key={delivery} deliveryId={delivery} filter={filter} />}
      <Loaded query={deliveries}>
        {(all) => (
          <>
            <DeliveryList
              deliveries={all.toReversed()}
              apps={new Map(apps.map(({ id, name }) => [id, name]))}
              isFiltered={Object.keys(filter).length > 0}
            />
            {all.length === limit && <Button onClick={() => setLimit(limit + pageSize)}>Show more</Button>}
          </>
        )}
      </Loaded>
      <Trigger isOpen={isTriggering} onClose={() => setTriggering(false)} />
    </Page>
  );
}

interface DeliveryListProps {
  readonly deliveries: readonly DeliveryView[];
  readonly apps: ReadonlyMap<string, string>;
  readonly isFiltered: boolean;
}

function DeliveryList({ deliveries, apps, isFiltered }: DeliveryListProps) {
  if (deliveries.length === 0)
    return isFiltered ? (
      <Empty title="No webhook fits the filter.">Choose another app, or any state.</Empty>
    ) : (
      <Empty title="No webhook yet.">
        An app gets them once its manifest subscribes to messages and it has a webhook URL, on its tab Webhook URL.
      </Empty>
    );
  return (
    <Table
      caption="Webhooks"
      rows={deliveries}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Made', show: ({ madeAt }) => <Time at={madeAt} /> },
        { heading: 'State', show: ({ state }) => <DeliveryStateBadge state={state} /> },
        {
          heading: 'Message',
          isLong: true,
          show: ({ id, type }) => (
            <Link from="/webhooks" search={(before) => ({ ...before, delivery: id })} className={linkStyle}>
              {type}
            </Link>
          ),
        },
        { heading: 'To', isLong: true, show: ({ appId }) => apps.get(appId) ?? appId },
        { heading: 'Tries', show: ({ attempts }) => attempts.length },
        {
          heading: 'Answer',
          isLong: true,
          show: ({ attempts, reason }) => attempts.at(-1)?.status ?? reason ?? attempts.at(-1)?.answer ?? '',
        },
      ]}
    />
  );
}
