import { useState } from 'react';

/** The values of a form as texts, by the names of its fields. */
export type Texts = Readonly<Record<string, string>>;

interface Edit {
  /** What stood there when it was begun to be changed. */
  readonly base: string;
  readonly text: string;
}

/** What somebody has written in a form over what is saved. */
export interface Edits {
  /** What a field shows. */
  textOf(name: string): string;
  set(name: string, text: string): void;
  /** What was changed alone. */
  readonly changed: Texts;
  /** The fields that were changed here, and by somebody else meanwhile. */
  readonly overtaken: readonly string[];
  /** Forgets what was written in a field, or in all. */
  forget(name?: string): void;
  /** Forgets what was written and is saved now; what was written since stays. */
  settle(sent: Texts): void;
}

/** Keeps what is written in a form apart from what is saved, which may change at any time: neither overwrites the other. */
export function useEdits(saved: Texts): Edits {
  const [edits, setEdits] = useState<Readonly<Record<string, Edit>>>({});
  const savedText = (name: string): string => saved[name] ?? '';
  const changed = Object.entries(edits).filter(([name, { text }]) => text !== savedText(name));
  return {
    textOf: (name) => edits[name]?.text ?? savedText(name),
    set: (name, text) =>
      setEdits((before) => ({ ...before, [name]: { base: before[name]?.base ?? savedText(name), text } })),
    changed: Object.fromEntries(changed.map(([name, { text }]) => [name, text])),
    overtaken: changed.flatMap(([name, { base }]) => (base === savedText(name) ? [] : [name])),
    forget: (forgotten) =>
      setEdits((before) =>
        Object.fromEntries(Object.entries(before).filter(([name]) => forgotten !== undefined && name !== forgotten)),
      ),
    settle: (sent) =>
      setEdits((before) =>
        Object.fromEntries(
          Object.entries(before)
            .filter(([name, { text }]) => text !== sent[name])
            .map(([name, edit]) => [name, { ...edit, base: sent[name] ?? edit.base }]),
        ),
      ),
  };
}
