import { useControl } from '../control/use-control.ts';
import { Empty, Section } from '../ui/page.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

/** Who was answered 429 lately. */
export function RefusedLately() {
  const requests = useControl('listRequests', { status: '429', limit: 10 });
  return (
    <Section title="Refused lately" about="The latest requests that were answered 429, by a limit or by a fault.">
      <Loaded query={requests}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="No request was refused.">
              Choose the preset A tenth below and let your app work, to see how it takes a 429.
            </Empty>
          ) : (
            <Table
              caption="Requests that were answered 429"
              rows={all}
              keyOf={({ number }) => number}
              columns={[
                { heading: 'When', show: ({ at }) => <Time at={at} /> },
                { heading: 'Who', isLong: true, show: ({ principalName }) => principalName ?? 'unknown' },
                { heading: 'Operation', show: ({ operationId, method }) => operationId ?? method },
                { heading: 'Path', isLong: true, show: ({ path }) => path },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
