import type { DeliveryFault, WaitingDeliveryFault, WaitingFault } from '@ligase/tenant/client';
import { useId } from 'react';
import { useAct, useControl } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Choice, TextField } from '../ui/field.tsx';
import { Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { submitted } from '../ui/submitted.ts';
import { Table } from '../ui/table.tsx';

/** What shall go wrong, and has not yet. */
export function FaultsSection() {
  const calls = useControl('listFaults').data ?? [];
  const deliveries = useControl('listDeliveryFaults').data ?? [];
  const clear = useAct('clearFaults');
  const removeCall = useAct('removeFault');
  const removeDelivery = useAct('removeDeliveryFault');
  const rows = [
    ...calls.map((fault) => ({
      key: `call ${fault.number}`,
      of: fault.operationId === '*' ? 'any operation' : fault.operationId,
      what: callFault(fault),
      times: fault.times,
      remove: () => removeCall.mutate({ number: fault.number }),
    })),
    ...deliveries.map((fault) => ({
      key: `webhook ${fault.number}`,
      of: fault.type ?? 'any webhook',
      what: deliveryFault(fault),
      times: fault.times,
      remove: () => removeDelivery.mutate({ number: fault.number }),
    })),
  ];
  return (
    <Section
      title="Faults"
      about="What goes wrong with the next calls and webhooks, the oldest first."
      actions={
        rows.length > 1 && (
          <ConfirmButton
            label="Remove all"
            question="Nothing goes wrong on purpose any more."
            onConfirm={() => clear.mutate({})}
          />
        )
      }
    >
      {rows.length === 0 ? (
        <p className="text-muted">Nothing is to go wrong. Ask for something below, and see how your app takes it.</p>
      ) : (
        <Table
          caption="Faults that wait"
          rows={rows}
          keyOf={({ key }) => key}
          columns={[
            { heading: 'With', isLong: true, show: ({ of }) => of },
            { heading: 'What', isLong: true, show: ({ what }) => what },
            { heading: 'Times', show: ({ times }) => times ?? 'until removed' },
            {
              heading: 'Remove',
              show: ({ of, what, remove }) => (
                <Button aria-label={`Remove: ${of}, ${what}`} onClick={remove}>
                  Remove
                </Button>
              ),
            },
          ]}
        />
      )}
      <Problem error={clear.error ?? removeCall.error ?? removeDelivery.error} />
      <CallFaultForm />
      <DeliveryFaultForm />
    </Section>
  );
}

function callFault({ status, reset, delayMs, taskMessage, percent }: WaitingFault): string {
  const what = [
    ...(status === undefined ? [] : [`answers ${status}`]),
    ...(reset === true ? ['drops the connection'] : []),
    ...(delayMs === undefined ? [] : [`${delayMs} ms late`]),
    ...(taskMessage === undefined ? [] : [`its task fails: ${taskMessage}`]),
  ].join(', ');
  return percent === undefined ? what : `${what}, ${percent} % of calls`;
}

function deliveryFault({ kind, appId, delayMs }: WaitingDeliveryFault): string {
  return [
    kind,
    ...(appId === undefined ? [] : [`to ${appId}`]),
    ...(delayMs === undefined ? [] : [`${delayMs} ms`]),
  ].join(', ');
}

const callKinds = [
  ['429', 'answer 429 Too Many Requests'],
  ['500', 'answer 500'],
  ['503', 'answer 503'],
  ['403', 'answer 403'],
  ['reset', 'do it, then drop the connection'],
  ['delay', 'do it, and answer late'],
  ['task', 'let the task that it starts fail'],
] as const;

function CallFaultForm() {
  const ask = useAct('failNext');
  const operations = useControl('listCoverage').data ?? [];
  const list = useId();
  return (
    <form
      aria-label="A fault of calls"
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        const { operationId = '', kind = '', seconds, times } = submitted(event);
        ask.mutate({ operationId: operationId.trim(), times: Number(times), ...faultOf(kind, Number(seconds)) });
      }}
    >
      <TextField label="Operation, or * for any" name="operationId" required list={list} defaultValue="*" />
      <datalist id={list}>
        {operations.map(({ version, operationId }) => (
          <option key={`${version}${operationId}`} value={operationId} />
        ))}
      </datalist>
      <Choice label="What" name="kind" options={callKinds} />
      <TextField
        label="Seconds, if late"
        name="seconds"
        type="number"
        min={0}
        step="any"
        defaultValue={2}
        className="w-28"
      />
      <TextField label="Times" name="times" type="number" min={1} required defaultValue={1} className="w-20" />
      <Button type="submit" disabled={ask.isPending}>
        Add
      </Button>
      <Problem error={ask.error} />
    </form>
  );
}

function faultOf(kind: string, seconds: number): object {
  if (kind === 'reset') return { reset: true };
  if (kind === 'delay') return { delayMs: Math.round(seconds * 1000) };
  if (kind === 'task') return { taskMessage: 'Failed on purpose, as the console asked' };
  return { status: Number(kind) };
}

const deliveryKinds = [
  ['drop', 'is lost on the way'],
  ['duplicate', 'comes twice'],
  ['reordered', 'comes after the next one'],
  ['late', 'comes late'],
  ['bad-signature', 'has a bad signature'],
  ['wrong-key', 'is signed with another key'],
  ['old-timestamp', 'has an old timestamp'],
] as const;

function DeliveryFaultForm() {
  const ask = useAct('failNextDelivery');
  const apps = useControl('listApps').data ?? [];
  return (
    <form
      aria-label="A fault of webhooks"
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        const { kind, appId = '', times } = submitted(event);
        ask.mutate({ kind: kind as DeliveryFault['kind'], times: Number(times), ...(appId !== '' && { appId }) });
      }}
    >
      <Choice label="The next webhook" name="kind" options={deliveryKinds} />
      <Choice label="To" name="appId" options={[['', 'any app'], ...apps.map(({ id, name }) => [id, name] as const)]} />
      <TextField label="Times" name="times" type="number" min={1} required defaultValue={1} className="w-20" />
      <Button type="submit" disabled={ask.isPending}>
        Add
      </Button>
      <Problem error={ask.error} />
    </form>
  );
}
