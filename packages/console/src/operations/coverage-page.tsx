import type { CoverageView } from '@ligase/tenant/client';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useControl } from '../control/use-control.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { counted } from '../ui/counted.ts';
import { Choice } from '../ui/field.tsx';
import { FilterText } from '../ui/filter-text.tsx';
import { Filters } from '../ui/filters.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty, Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';

const pageSize = 100;

const supports: Readonly<Record<CoverageView['support'], readonly [Tone, string]>> = {
  faithful: ['good', 'as in Benchling'],
  partial: ['warn', 'differs'],
  refused: ['bad', 'refused'],
  none: ['plain', 'not served'],
};

/** What a link to this page can choose. */
export interface CoverageSearch {
  readonly version?: CoverageView['version'];
  readonly support?: CoverageView['support'];
  readonly find?: string;
}

/** Every operation of Benchling's API, and how faithfully the tenant answers it. */
export function CoveragePage() {
  const search = useSearch({ from: '/coverage' });
  const navigate = useNavigate({ from: '/coverage' });
  const coverage = useControl('listCoverage');
  const set = (changes: { readonly [Name in keyof CoverageSearch]: string }): void => {
    const next = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== '');
    void navigate({ search: Object.fromEntries(next), replace: true });
  };
  return (
    <Page
      title="Coverage"
      about="Every operation of API v2 and v3, and how this tenant answers it. What is not served answers 501."
    >
      <Filters label="Filter operations">
        <FilterText label="Find" placeholder="entries" value={search.find ?? ''} onValue={(find) => set({ find })} />
        <Choice
          label="Version"
          options={[
            ['', 'both'],
            ['v2', 'v2'],
            ['v3', 'v3'],
          ]}
          value={search.version ?? ''}
          onChange={(event) => set({ version: event.currentTarget.value })}
        />
        <Choice
          label="Support"
          options={[['', 'any'], ...Object.entries(supports).map(([name, [, said]]) => [name, said] as const)]}
          value={search.support ?? ''}
          onChange={(event) => set({ support: event.currentTarget.value })}
        />
      </Filters>
      <Loaded query={coverage}>
        {(all) => <Operations operations={all.filter((one) => fits(one, search))} of={all.length} />}
      </Loaded>
    </Page>
  );
}

function fits({ version, support, operationId, path, tag }: CoverageView, search: CoverageSearch): boolean {
  if (search.version !== undefined && search.version !== version) return false;
  if (search.support !== undefined && search.support !== support) return false;
  const wanted = search.find?.toLowerCase() ?? '';
  return [operationId, path, tag].some((text) => text.toLowerCase().includes(wanted));
}

function Operations({ operations, of }: { readonly operations: readonly CoverageView[]; readonly of: number }) {
  const [limit, setLimit] = useState(pageSize);
  if (operations.length === 0) return <Empty title="No operation fits the filter.">Choose less.</Empty>;
  return (
    <>
      <p role="status" className="text-muted">
        {operations.length} of {counted(of, 'operation')}
      </p>
      <Table
        caption="Operations"
        rows={operations.slice(0, limit)}
        keyOf={({ version, operationId }) => `${version} ${operationId}`}
        columns={[
          {
            heading: 'Support',
            show: ({ support }) => <Badge tone={supports[support][0]}>{supports[support][1]}</Badge>,
          },
          {
            heading: 'Operation',
            isLong: true,
            show: ({ method, path, version, operationId }) => (
              <>
                <code className="font-mono text-xs wrap-anywhere">
                  {method} /api/{version}
                  {path}
                </code>
                <div className="text-muted">{operationId}</div>
              </>
            ),
          },
          { heading: 'How it differs', isLong: true, show: ({ differs }) => differs ?? '' },
        ]}
      />
      {operations.length > limit && (
        <div>
          <Button onClick={() => setLimit(Infinity)}>Show all {operations.length}</Button>
        </div>
      )}
    </>
  );
}
