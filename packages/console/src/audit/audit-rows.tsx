import type { AuditRow } from '@ligase/tenant/client';
import { useState } from 'react';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { Facts } from '../ui/facts.tsx';
import { Id } from '../ui/id.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

type Row = AuditRow & { readonly number: number };

/** What {@link AuditRows} shows. */
export interface AuditRowsProps {
  readonly rows: readonly Row[];
  /** Shows the rows of one object alone. */
  readonly onObject: (itemId: string) => void;
}

/** Rows of the audit log; each opens with all members that the API gives it. */
export function AuditRows({ rows, onObject }: AuditRowsProps) {
  const [opened, setOpened] = useState<Row>();
  return (
    <>
      <Table
        caption="Rows of the audit log"
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { heading: 'When', show: ({ createdAt }) => <Time at={createdAt} /> },
          {
            heading: 'Who',
            isLong: true,
            show: ({ userName, clientId }) => (
              <div className="wrap-break-word">
                {userName}{' '}
                <Badge tone={clientId === null ? 'plain' : 'good'}>{clientId === null ? 'user' : 'app'}</Badge>
              </div>
            ),
          },
          {
            heading: 'Action',
            isLong: true,
            show: ({ action, eventDescription }) => (
              <div className="wrap-break-word">
                {action}
                <p className="text-xs text-muted">{eventDescription}</p>
              </div>
            ),
          },
          {
            heading: 'Object',
            isLong: true,
            show: ({ item, itemType, itemDeveloperId }) => (
              <div className="wrap-break-word">
                <button
                  type="button"
                  className="text-left font-medium underline underline-offset-2"
                  title="Show the rows of this object alone"
                  onClick={() => onObject(itemDeveloperId)}
                >
                  {item}
                </button>
                <p className="text-xs text-muted">{itemType}</p>
              </div>
            ),
          },
          {
            heading: 'Change',
            isLong: true,
            show: ({ oldValue, newValue }) => <Change oldValue={oldValue} newValue={newValue} />,
          },
          {
            heading: 'Row',
            show: (row) => (
              <Button
                className="min-h-7! px-2! text-xs tabular-nums"
                aria-label={`Open row ${row.number}`}
                onClick={() => setOpened(row)}
              >
                {row.number}
              </Button>
            ),
          },
        ]}
      />
      {opened !== undefined && (
        <Dialog title={`Row ${opened.number}`} isOpen width="wide" onClose={() => setOpened(undefined)}>
          {/* Scrolled with the keyboard, it must take the focus. */}
          <div tabIndex={0} role="group" aria-label="Members of the row" className="max-h-[60vh] overflow-y-auto">
            <Facts
              facts={Object.entries(opened)
                .filter(([name]) => name !== 'number')
                .map(([name, value]) => [name, value === null ? <Nothing key={name} /> : <Id key={name} id={value} />])}
            />
          </div>
          <DialogButtons>
            <Button onClick={() => setOpened(undefined)}>Close</Button>
          </DialogButtons>
        </Dialog>
      )}
    </>
  );
}

function Change({ oldValue, newValue }: Pick<AuditRow, 'oldValue' | 'newValue'>) {
  if (oldValue === null && newValue === null) return <Nothing />;
  return (
    <>
      {oldValue === null ? <Nothing /> : <del className="text-bad">{short(oldValue)}</del>}
      <span aria-label="became"> → </span>
      {newValue === null ? <Nothing /> : <ins className="text-good no-underline">{short(newValue)}</ins>}
    </>
  );
}

function Nothing() {
  return <span className="text-muted">none</span>;
}

// A note can be as long as a book; the opened row has all of it.
function short(value: string): string {
  return value.length > 120 ? `${value.slice(0, 120)}…` : value;
}
