import type { AnsweredRequest, RequestFilter } from '@ligase/tenant/client';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useControl } from '../control/use-control.ts';
import { Badge, toneOfStatus } from '../ui/badge.tsx';
import { Choice } from '../ui/field.tsx';
import { FilterText } from '../ui/filter-text.tsx';
import { Filters } from '../ui/filters.tsx';
import { linkStyle } from '../ui/link.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Empty, Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { RequestView } from './request-view.tsx';

const pageSize = 50;

const statuses = [
  ['', 'any status'],
  ['2xx', '2xx'],
  ['4xx', '4xx'],
  ['401', '401'],
  ['403', '403'],
  ['404', '404'],
  ['429', '429'],
  ['5xx', '5xx'],
] as const;

/** What was asked of the tenant's API, and what it answered; new rows come by themselves. */
export function RequestsPage() {
  const search = useSearch({ from: '/requests' });
  const { request, ...filter } = search;
  const navigate = useNavigate({ from: '/requests' });
  const listed = useControl('listApps');
  const apps = listed.data ?? [];
  const requests = useControl('listRequests', { ...filter, limit: pageSize + 1 });
  const set = (changes: RequestFilter): void => {
    const { beforeNumber: _, ...kept } = filter;
    const next = Object.entries({ ...kept, ...changes }).filter(([, value]) => value !== '' && value !== undefined);
    void navigate({ search: Object.fromEntries(next) });
  };
  return (
    <Page
      title="Requests"
      about="What was asked of the API since the tenant started, the latest 1,000. Credentials are not kept."
    >
      <Filters label="Filter requests">
        <Choice
          label="App"
          options={[['', 'anyone'], ...apps.map(({ id, name }) => [id, name] as const)]}
          value={filter.principalId ?? ''}
          onChange={(event) => set({ principalId: event.currentTarget.value })}
        />
        <Choice
          label="Status"
          options={statuses}
          value={filter.status ?? ''}
          onChange={(event) => set({ status: event.currentTarget.value })}
        />
        <FilterText
          label="Operation"
          placeholder="createEntry"
          value={filter.operationId ?? ''}
          onValue={(operationId) => set({ operationId })}
        />
      </Filters>
      <Problem error={listed.error} />
      {request !== undefined && <RequestView number={request} filter={filter} />}
      <Loaded query={requests}>
        {(all) => (
          <>
            <RequestList requests={all.slice(0, pageSize)} isFiltered={Object.keys(filter).length > 0} />
            <Pager
              isFirst={filter.beforeNumber === undefined}
              onFirst={() => set({})}
              onOlder={all.length > pageSize ? () => set({ beforeNumber: all[pageSize - 1]?.number ?? 0 }) : undefined}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface RequestListProps {
  readonly requests: readonly AnsweredRequest[];
  readonly isFiltered: boolean;
}

function RequestList({ requests, isFiltered }: RequestListProps) {
  if (requests.length === 0)
    return isFiltered ? (
      <Empty title="No request fits the filter.">
        Choose less, or send one. An operation is written whole, as createEntry.
      </Empty>
    ) : (
      <Empty title="No request yet.">Send one: an app's page has a cURL line that gets a token.</Empty>
    );
  return (
    <Table
      caption="Requests"
      rows={requests}
      keyOf={({ number }) => number}
      columns={[
        { heading: 'At', show: ({ at }) => <Time at={at} /> },
        { heading: 'Status', show: ({ status }) => <Badge tone={toneOfStatus(status)}>{status}</Badge> },
        {
          heading: 'Request',
          isLong: true,
          show: ({ number, method, path }) => (
            <Link from="/requests" search={(before) => ({ ...before, request: number })} className={linkStyle}>
              {method} {path}
            </Link>
          ),
        },
        { heading: 'Operation', show: ({ operationId }) => operationId ?? <span className="text-muted">none</span> },
        {
          heading: 'By',
          show: ({ principalName }) => principalName ?? <span className="text-muted">nobody known</span>,
        },
        { heading: 'Took', show: ({ durationMs }) => <span className="tabular-nums">{durationMs.toFixed(1)} ms</span> },
      ]}
    />
  );
}
