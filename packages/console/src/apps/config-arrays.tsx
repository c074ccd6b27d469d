import type { ConfigArray, ConfigItem } from '@ligase/tenant/client';
import { useState } from 'react';
import { useAct } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { counted } from '../ui/counted.ts';
import { TextField } from '../ui/field.tsx';
import { Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';

/** What {@link ConfigArrays} adds rows to. */
export interface ConfigArraysProps {
  readonly appId: string;
  readonly arrays: readonly ConfigArray[];
  readonly items: readonly ConfigItem[];
}

/** The lists of an app's configuration: their rows are added and taken away here, and filled in below. */
export function ConfigArrays({ appId, arrays, items }: ConfigArraysProps) {
  return arrays.map((array) => {
    const [name = ''] = array.path;
    const rows = items.flatMap(({ type, path }) =>
      type === 'array_element' && path[0] === name ? [path[1] ?? ''] : [],
    );
    return <Rows key={name} appId={appId} array={array} name={name} rows={rows} />;
  });
}

interface RowsProps {
  readonly appId: string;
  readonly array: ConfigArray;
  readonly name: string;
  readonly rows: readonly string[];
}

function Rows({ appId, array, name, rows }: RowsProps) {
  const { description, minElements, maxElements, defaultElementName } = array;
  const [written, setWritten] = useState('');
  const add = useAct('setAppConfiguration', () => setWritten(''));
  const remove = useAct('setAppConfiguration');
  const row = written.trim() === '' ? freeName(defaultElementName, rows) : written.trim();
  const isTwice = rows.includes(row);
  return (
    <Section
      title={`Rows of ${name}`}
      about={`${description} ${counted(rows.length, 'row')}; the app takes ${minElements} to ${maxElements}.`.trim()}
    >
      <ul aria-label={`Rows of ${name}`} className="grid gap-2">
        {rows.map((one) => (
          <li key={one} className="flex flex-wrap items-center gap-3">
            <span className="font-medium">{one}</span>
            <ConfirmButton
              label="Remove"
              of={one}
              question={`What ${one} is configured with is lost.`}
              onConfirm={() => remove.mutate({ appId, removedRows: [[name, one]] })}
            />
          </li>
        ))}
      </ul>
      {rows.length < maxElements && (
        <form
          aria-label={`Add a row to ${name}`}
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isTwice) add.mutate({ appId, items: [{ path: [name, row], value: null }] });
          }}
        >
          <TextField
            label="Name of a new row"
            value={written}
            placeholder={row}
            onChange={(event) => setWritten(event.currentTarget.value)}
          />
          <Button type="submit" disabled={add.isPending || isTwice}>
            Add row
          </Button>
        </form>
      )}
      {isTwice && <p role="status">There is a row {row} already.</p>}
      <Problem error={add.error ?? remove.error} />
    </Section>
  );
}

function freeName(name: string, rows: readonly string[]): string {
  let number = rows.length + 1;
  while (rows.includes(`${name} ${number}`)) number += 1;
  return `${name} ${number}`;
}
