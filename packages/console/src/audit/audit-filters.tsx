import { useControl } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Choice, TextField } from '../ui/field.tsx';
import { Problem } from '../ui/notice.tsx';
import { submitted } from '../ui/submitted.ts';
import { readAuditSearch, type AuditSearch } from './audit-search.ts';

/** What {@link AuditFilters} sets. */
export interface AuditFiltersProps {
  readonly filter: AuditSearch;
  readonly onFilter: (filter: AuditSearch) => void;
}

/** Who did what to which object, and when. */
export function AuditFilters({ filter, onFilter }: AuditFiltersProps) {
  const allUsers = useControl('listUsers');
  const allApps = useControl('listApps');
  const [users, apps] = [allUsers.data ?? [], allApps.data ?? []];
  const people: readonly (readonly [string, string])[] = [
    ['', 'Anyone'],
    ...users.map(({ id, name }) => [id, name] as const),
    ...apps.map(({ principalId, name }) => [principalId, `${name} (app)`] as const),
  ];
  const { userId = '' } = filter;
  // An app that was uninstalled is listed no more, but its rows stay.
  const isListed = people.some(([id]) => id === userId);
  return (
    <form
      aria-label="Filters"
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        const { from, until, ...rest } = submitted(event);
        onFilter(readAuditSearch({ ...rest, from: toUtc(from), until: toUtc(until) }));
      }}
    >
      <Choice
        label="By"
        name="by"
        defaultValue={filter.by ?? ''}
        options={[
          ['', 'Users and apps'],
          ['user', 'Users'],
          ['app', 'Apps'],
        ]}
      />
      <Choice
        // What is chosen is known once people are.
        key={people.length}
        label="Who"
        name="userId"
        defaultValue={userId}
        className="max-w-44"
        options={isListed ? people : [...people, [userId, userId]]}
      />
      <TextField label="Object id" name="itemId" defaultValue={filter.itemId} placeholder="etr_…" className="w-36" />
      <TextField label="Action has" name="action" defaultValue={filter.action} placeholder="created" className="w-32" />
      <TextField
        label="From"
        name="from"
        type="datetime-local"
        step="1"
        className="w-56"
        defaultValue={toLocal(filter.from)}
      />
      <TextField
        label="Until"
        name="until"
        type="datetime-local"
        step="1"
        className="w-56"
        defaultValue={toLocal(filter.until)}
      />
      <Button type="submit">Filter</Button>
      {Object.keys(filter).length > 0 && <Button onClick={() => onFilter({})}>Clear</Button>}
      <Problem error={allUsers.error ?? allApps.error} />
    </form>
  );
}

// The page shows times of this machine's zone, the address and the tenant have them in UTC.
function toUtc(local: string | undefined): string | undefined {
  const date = new Date(local ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function toLocal(utc: string | undefined): string | undefined {
  const date = new Date(utc ?? '');
  if (Number.isNaN(date.getTime())) return undefined;
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
