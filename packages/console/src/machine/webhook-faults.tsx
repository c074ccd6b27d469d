import type { DeliveryFault } from '@ligase/tenant/client';
import { useAct, useControl } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { durationText } from '../ui/duration-text.ts';
import { Choice, TextField } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Empty, Section } from '../ui/page.tsx';
import { submitted } from '../ui/submitted.ts';
import { Table } from '../ui/table.tsx';

const kinds: Readonly<Record<DeliveryFault['kind'], string>> = {
  drop: 'It is lost on the way, and sent again.',
  duplicate: 'It is sent twice.',
  reordered: 'The next one of the app goes first.',
  late: 'It waits a minute.',
  'bad-signature': 'Its signature does not fit; a receiver must refuse it.',
  'wrong-key': 'It is signed with a key that is not published.',
  'old-timestamp': 'It says that it was sent long ago.',
};

/** What shall go wrong with webhooks. */
export function WebhookFaults() {
  const faults = useControl('listDeliveryFaults');
  const types = useControl('listMessageTypes');
  const listed = useControl('listApps');
  const apps = listed.data ?? [];
  const add = useAct('failNextDelivery');
  const remove = useAct('removeDeliveryFault');
  return (
    <Section title="Faults of webhooks" about="Each attempt uses up the oldest fault that fits it.">
      <Loaded query={faults}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="No webhook shall go wrong.">Add a fault below, and see what your receiver does.</Empty>
          ) : (
            <Table
              caption="Faults of webhooks"
              rows={all}
              keyOf={({ number }) => number}
              columns={[
                {
                  heading: 'Hits',
                  isLong: true,
                  show: ({ appId, type }) =>
                    `${type ?? 'Any webhook'} to ${appId === undefined ? 'any app' : (apps.find(({ id }) => id === appId)?.name ?? appId)}`,
                },
                {
                  heading: 'What happens',
                  isLong: true,
                  show: ({ kind, delayMs }) =>
                    delayMs === undefined ? kinds[kind] : `${kinds[kind]} At most ${durationText(delayMs)}.`,
                },
                { heading: 'How often', show: ({ times }) => `the next ${times === 1 ? 'one' : times}` },
                {
                  heading: 'Remove',
                  show: ({ number, kind }) => (
                    <Button
                      aria-label={`Remove the fault ${kind}`}
                      disabled={remove.isPending}
                      onClick={() => remove.mutate({ number })}
                    >
                      Remove
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      <Problem error={remove.error} />
      <form
        aria-label="Add a fault of webhooks"
        className="grid gap-3"
        onSubmit={(event) => {
          const { kind, appId = '', type = '', times = '' } = submitted(event);
          add.mutate({
            kind: kind as DeliveryFault['kind'],
            ...(appId !== '' && { appId }),
            ...(type !== '' && { type }),
            ...(times !== '' && { times: Number(times) }),
          });
        }}
      >
        <div className="flex flex-wrap items-end gap-3">
          <Choice label="What happens" name="kind" options={Object.entries(kinds)} className="max-w-72" />
          <Choice
            label="App"
            name="appId"
            options={[['', 'Any app'], ...apps.map(({ id, name }) => [id, name] as const)]}
            className="max-w-44"
          />
          <Choice
            label="Type"
            name="type"
            options={[['', 'Any type'], ...(types.data ?? []).map((type) => [type, type] as const)]}
            className="max-w-60"
          />
          <TextField label="Times" name="times" type="number" min={1} step={1} placeholder="1" className="w-20" />
          <Button type="submit" disabled={add.isPending}>
            Add fault
          </Button>
        </div>
        <Problem error={types.error ?? listed.error ?? add.error} />
      </form>
    </Section>
  );
}
