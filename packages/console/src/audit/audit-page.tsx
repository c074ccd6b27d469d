import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useControl } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty, Page } from '../ui/page.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { AuditRows } from './audit-rows.tsx';
import type { AuditSearch } from './audit-search.ts';
import { Chain } from './chain.tsx';
import { Exports } from './exports.tsx';

const route = getRouteApi('/audit-log');
const pageRows = 50;

/** What users and apps have changed, a page of it at a time, read from the tenant page by page. */
export function AuditPage() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/audit-log' });
  const { beforeNumber, afterNumber, ...filter } = search;
  const goTo = (next: AuditSearch): void => void navigate({ search: next });
  const isFiltered = Object.keys(filter).length > 0;
  const query = useControl('listAuditLog', {
    ...search,
    newestFirst: afterNumber === undefined,
    // One more than is shown tells whether there is another page.
    limit: pageRows + 1,
  });
  return (
    <Page
      title="Audit log"
      about="Every change by users and apps, with the members of the API's AuditLog."
      actions={<Exports filter={filter} />}
    >
      <Chain />
      <AuditFilters key={JSON.stringify(filter)} filter={filter} onFilter={goTo} />
      <Loaded query={query}>
        {(found) => {
          const cut = found.slice(0, pageRows);
          const rows = afterNumber === undefined ? cut : cut.toReversed();
          const [first] = rows;
          const last = rows.at(-1);
          const hasMore = found.length > pageRows;
          const hasNewer = afterNumber === undefined ? beforeNumber !== undefined : hasMore;
          const hasOlder = afterNumber === undefined ? hasMore : true;
          if (first === undefined || last === undefined)
            return (
              <Empty title={isFiltered ? 'No row matches.' : 'There is no row here.'}>
                <p className="mb-3">
                  {isFiltered
                    ? 'Take a filter away; an object is found by the id that the API gives it, such as etr_….'
                    : 'Rows come with changes: create an app, or let one write.'}
                </p>
                <Button onClick={() => goTo({})}>Show the newest rows of all</Button>
              </Empty>
            );
          return (
            <>
              <AuditRows rows={rows} onObject={(itemId) => goTo({ ...filter, itemId })} />
              <nav aria-label="Pages of the log" className="flex flex-wrap items-center gap-2">
                <Button disabled={!hasNewer} onClick={() => goTo(filter)}>
                  Newest
                </Button>
                <Button disabled={!hasNewer} onClick={() => goTo({ ...filter, afterNumber: first.number })}>
                  Newer
                </Button>
                <Button disabled={!hasOlder} onClick={() => goTo({ ...filter, beforeNumber: last.number })}>
                  Older
                </Button>
                <span className="text-muted tabular-nums">
                  Rows {first.number} to {last.number}
                </span>
              </nav>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
