import type { CoverageView, WaitingFault } from '@ligase/tenant/client';
import { useId, useState } from 'react';
import { useAct, useControl } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { durationText } from '../ui/duration-text.ts';
import { Choice, TextField } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Empty, Section } from '../ui/page.tsx';
import { submitted } from '../ui/submitted.ts';
import { Table } from '../ui/table.tsx';
import { readFault, type FaultTexts } from './read-fault.ts';

/** What shall go wrong with calls of the API. */
export function CallFaults() {
  const faults = useControl('listFaults');
  const coverage = useControl('listCoverage');
  const operations = coverage.data ?? [];
  const remove = useAct('removeFault');
  const clear = useAct('clearFaults');
  const deliveryFaults = useControl('listDeliveryFaults').data ?? [];
  const count = (faults.data?.length ?? 0) + deliveryFaults.length;
  return (
    <Section
      title="Faults of calls"
      about="The oldest fault that fits a call happens first."
      actions={
        count > 1 && (
          <ConfirmButton
            label="Remove all faults"
            question="No call and no webhook goes wrong on purpose any more."
            onConfirm={() => clear.mutate({})}
          />
        )
      }
    >
      <Loaded query={faults}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="No call shall go wrong.">Add a fault below, and see how your app takes it.</Empty>
          ) : (
            <Table
              caption="Faults of calls"
              rows={all}
              keyOf={({ number }) => number}
              columns={[
                { heading: 'Hits', isLong: true, show: (fault) => <Hits fault={fault} operations={operations} /> },
                { heading: 'What happens', isLong: true, show: whatHappens },
                { heading: 'How often', isLong: true, show: howOften },
                {
                  heading: 'Remove',
                  show: ({ number, operationId }) => (
                    <Button
                      aria-label={`Remove the fault of ${operationId === '*' ? 'any call' : operationId}`}
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
      <Problem error={coverage.error ?? remove.error ?? clear.error} />
      <AddFault operations={operations} />
    </Section>
  );
}

function Hits({ fault, operations }: { readonly fault: WaitingFault; readonly operations: readonly CoverageView[] }) {
  if (fault.operationId === '*') return 'Any call of API v2 and v3';
  const operation = operations.find(({ operationId }) => operationId === fault.operationId);
  return (
    <>
      {fault.operationId}
      {operation !== undefined && (
        <p className="text-muted">
          <code className="font-mono text-xs wrap-break-word">
            {operation.method} /api/{operation.version}
            {operation.path}
          </code>
        </p>
      )}
    </>
  );
}

function whatHappens({ status, reset, delayMs, taskMessage }: WaitingFault): string {
  return [
    status === undefined ? [] : `It answers ${status}, and does nothing.`,
    reset === true ? 'It does the work, and drops the connection without an answer.' : [],
    delayMs === undefined ? [] : `It does the work, and answers ${durationText(delayMs)} late.`,
    taskMessage === undefined ? [] : `Its task fails: ${taskMessage}`,
  ]
    .flat()
    .join(' ');
}

function howOften({ times, percent }: WaitingFault): string {
  const of = percent === undefined ? '' : `${percent} % of calls, `;
  if (times === null) return `${of}until it is removed`;
  return `${of}the next ${times === 1 ? 'one' : times}`;
}

function AddFault({ operations }: { readonly operations: readonly CoverageView[] }) {
  const [kind, setKind] = useState<FaultTexts['kind']>('status');
  const add = useAct('failNext');
  const listId = useId();
  return (
    <form
      aria-label="Add a fault of calls"
      className="grid gap-3"
      onSubmit={(event) => add.mutate(readFault(submitted(event) as unknown as FaultTexts))}
    >
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          label="Operation (* for any)"
          name="operationId"
          required
          list={listId}
          placeholder="createEntry"
          className="w-52"
        />
        <datalist id={listId}>
          {operations
            .filter(({ support }) => support !== 'none')
            .map(({ version, operationId, method, path }) => (
              <option key={`${version} ${operationId}`} value={operationId}>
                {method} /api/{version}
                {path}
              </option>
            ))}
        </datalist>
        <Choice
          label="What happens"
          name="kind"
          value={kind}
          onChange={({ currentTarget: { value } }) => setKind(value as FaultTexts['kind'])}
          options={[
            ['status', 'Answers a status'],
            ['delay', 'Answers late'],
            ['reset', 'Drops the connection'],
            ['task', 'Its task fails'],
          ]}
        />
        {kind === 'status' && (
          <TextField
            key="status"
            label="Status"
            name="detail"
            type="number"
            min={400}
            max={599}
            required
            defaultValue={503}
            className="w-24"
          />
        )}
        {kind === 'delay' && (
          <TextField
            key="delay"
            label="How late, in seconds"
            name="detail"
            type="number"
            min="0.001"
            step="0.001"
            required
            defaultValue={5}
            className="w-32"
          />
        )}
        {kind === 'task' && (
          <TextField
            key="task"
            label="Message"
            name="detail"
            required
            defaultValue="The task failed on purpose."
            className="w-60"
          />
        )}
        <TextField label="Times" name="times" type="number" min={1} step={1} placeholder="1" className="w-20" />
        <TextField
          label="Percent of calls"
          name="percent"
          type="number"
          min="0.001"
          max={100}
          step="any"
          placeholder="all"
          className="w-28"
        />
        <Button type="submit" disabled={add.isPending}>
          Add fault
        </Button>
      </div>
      <p className="text-xs text-muted">
        Without times, the next call; with a percentage and without times, calls until it is removed, the same ones
        every time.
      </p>
      <Problem error={add.error} />
    </form>
  );
}
