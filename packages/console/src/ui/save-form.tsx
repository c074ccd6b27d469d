import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Notice, Problem } from './notice.tsx';
import { useEdits, type Texts } from './use-edits.ts';

/** What ties a field to its form. */
export interface SaveField {
  readonly name: string;
  readonly value: string;
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void;
}

/** What ties something to tick to its form; `true` stands for a tick, an empty text for none. */
export interface SaveTick {
  readonly name: string;
  readonly checked: boolean;
  readonly onChange: (event: { readonly currentTarget: { readonly checked: boolean } }) => void;
}

/** The ways to the fields of a form, by their names. */
export interface SaveFields {
  readonly field: (name: string) => SaveField;
  readonly tick: (name: string) => SaveTick;
}

/** What {@link SaveForm} saves. */
export interface SaveFormProps {
  /** What is saved now, by the names of the fields. It may change while somebody writes. */
  readonly saved: Texts;
  /** Saves what was changed, and nothing else. */
  readonly onSave: (changed: Texts) => Promise<unknown>;
  /** How a field is called, where that is not its label. */
  readonly nameOf?: (name: string) => string;
  readonly className?: string;
  readonly children: (fields: SaveFields) => ReactNode;
}

/**
 * A form over something that is there already. It follows what others change, except in the fields that somebody is writing in;
 * of those it says so, and saving is then a choice.
 */
export function SaveForm({ saved, onSave, nameOf = (name) => name, className = '', children }: SaveFormProps) {
  const edits = useEdits(saved);
  const save = useMutation({ mutationFn: onSave, onSuccess: (_, sent) => edits.settle(sent) });
  const set = (name: string, text: string): void => {
    if (!save.isPending) save.reset();
    edits.set(name, text);
  };
  const fields: SaveFields = {
    field: (name) => ({
      name,
      value: edits.textOf(name),
      onChange: ({ currentTarget: { value } }) => set(name, value),
    }),
    tick: (name) => ({
      name,
      checked: edits.textOf(name) === 'true',
      onChange: ({ currentTarget: { checked } }) => set(name, checked ? 'true' : ''),
    }),
  };
  const { changed, overtaken } = edits;
  const isChanged = Object.keys(changed).length > 0;
  return (
    <form
      className={`grid gap-4 ${className}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) save.mutate(changed);
      }}
    >
      {children(fields)}
      {overtaken.map((name) => (
        <Notice key={name} tone="warn">
          <p className="mb-2">
            {nameOf(name)} was changed meanwhile, to {said(saved[name])}. Save puts what you wrote in its place.
          </p>
          <Button aria-label={`Take that of ${nameOf(name)}`} onClick={() => edits.forget(name)}>
            Take that
          </Button>
        </Notice>
      ))}
      <Problem error={save.error} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone="primary" disabled={!isChanged || save.isPending}>
          Save
        </Button>
        {isChanged && <Button onClick={() => edits.forget()}>Undo</Button>}
        <span role="status" className="text-muted">
          {save.isSuccess && !isChanged ? 'Saved.' : isChanged ? 'Not saved yet.' : ''}
        </span>
      </div>
    </form>
  );
}

function said(text = ''): ReactNode {
  return text === '' ? 'nothing' : <strong>{text}</strong>;
}
