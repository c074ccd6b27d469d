import type { AuditFilter } from '@ligase/tenant/client';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useControl, useSession } from '../control/use-control.ts';
import { useState } from 'react';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { FilterText } from '../ui/filter-text.tsx';
import { Filters } from '../ui/filters.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { LongText } from '../ui/long-text.tsx';
import { Notice, Problem } from '../ui/notice.tsx';
import { Empty, Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { saveFile } from '../ui/save-file.ts';

const pageSize = 50;

/** Who did what, users and apps side by side. */
export function AuditPage() {
  const filter = useSearch({ from: '/audit-log' });
  const navigate = useNavigate({ from: '/audit-log' });
  const users = useControl('listUsers').data ?? [];
  const apps = useControl('listApps').data ?? [];
  const rows = useControl('listAuditLog', { ...filter, newestFirst: true, limit: pageSize + 1 });
  const set = (changes: AuditFilter): void => {
    const { beforeNumber: _, ...kept } = filter;
    const next = Object.entries({ ...kept, ...changes }).filter(([, value]) => value !== '');
    void navigate({ search: Object.fromEntries(next) });
  };
  return (
    <Page
      title="Audit log"
      about="What users and apps changed. Each row is chained to the one before it, so none can be altered unseen."
      actions={<Export filter={filter} />}
    >
      <Chain />
      <Filters label="Filter the audit log">
        <Choice
          label="By"
          options={[
            ['', 'users and apps'],
            ['user', 'users'],
            ['app', 'apps'],
          ]}
          value={filter.by ?? ''}
          onChange={(event) => set({ by: event.currentTarget.value as 'user' | 'app' })}
        />
        <Choice
          label="Who"
          options={[
            ['', 'anyone'],
            ...users.map(({ id, name }) => [id, name] as const),
            ...apps.map(({ principalId, name }) => [principalId, `${name} (app)`] as const),
          ]}
          value={filter.userId ?? ''}
          onChange={(event) => set({ userId: event.currentTarget.value })}
        />
        <FilterText
          label="Item id"
          placeholder="etr_…"
          value={filter.itemId ?? ''}
          onValue={(itemId) => set({ itemId })}
        />
      </Filters>
      <Loaded query={rows}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="No row fits the filter.">Choose less, or change something: every change makes a row.</Empty>
          ) : (
            <>
              <Table
                caption="Audit log"
                rows={all.slice(0, pageSize)}
                keyOf={({ number }) => number}
                columns={[
                  {
                    heading: 'Who and when',
                    show: ({ userName, clientId, createdAt }) => (
                      <>
                        {userName} <Badge>{clientId === null ? 'user' : 'app'}</Badge>
                        <div className="text-muted">
                          <Time at={createdAt} />
                        </div>
                      </>
                    ),
                  },
                  {
                    heading: 'What',
                    isLong: true,
                    show: ({ eventDescription, action }) => (
                      <>
                        {eventDescription}
                        <div className="text-muted">{action}</div>
                      </>
                    ),
                  },
                  {
                    heading: 'Item',
                    isLong: true,
                    show: ({ item, itemDeveloperId }) => (
                      <Link
                        from="/audit-log"
                        search={{ itemId: itemDeveloperId }}
                        className="underline underline-offset-2"
                      >
                        {item}
                      </Link>
                    ),
                  },
                  {
                    heading: 'Before and after',
                    isLong: true,
                    show: ({ oldValue, newValue }) => (
                      <>
                        {oldValue !== null && (
                          <div className="text-muted">
                            <LongText text={oldValue} />
                          </div>
                        )}
                        {newValue !== null && <LongText text={newValue} />}
                      </>
                    ),
                  },
                ]}
              />
              <Pager
                isFirst={filter.beforeNumber === undefined}
                onFirst={() => set({})}
                onOlder={
                  all.length > pageSize ? () => set({ beforeNumber: all[pageSize - 1]?.number ?? 0 }) : undefined
                }
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Chain() {
  const verdict = useControl('verifyAuditLog');
  return (
    <Loaded query={verdict}>
      {(found) =>
        found.intact ? (
          <Notice tone="good">The chain is whole: {found.rows} rows, none changed or missing.</Notice>
        ) : (
          <Notice tone="bad">
            Row {found.number} is {found.problem}: the log is not as it was written.
          </Notice>
        )
      }
    </Loaded>
  );
}

function Export({ filter }: { readonly filter: AuditFilter }) {
  const { call } = useSession();
  const [error, setError] = useState<Error>();
  const save = async (): Promise<void> => {
    const { itemId, userId, by } = filter;
    const wanted = Object.fromEntries(
      Object.entries({ itemId, userId, by }).filter(([, value]) => value !== undefined),
    );
    try {
      saveFile('audit-log.csv', 'text/csv', (await call('exportAuditLog', wanted)).csv);
      setError(undefined);
    } catch (caught) {
      setError(caught as Error);
    }
  };
  return (
    <>
      <Button onClick={() => void save()}>Export as CSV</Button>
      <Problem error={error} />
    </>
  );
}
