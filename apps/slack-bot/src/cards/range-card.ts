import { buttons, facts, paragraph } from '@ligase/plugin-slack/block-kit';
import { escaped, link } from '@ligase/plugin-slack/block-kit';
import type { SlackMessage } from '@ligase/plugin-slack/contract';
import { openButton } from './open-button.ts';

/** A result that is out of a range. */
export interface OutOfRange {
  readonly words: readonly string[];
  readonly schemaName: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly creator?: string;
  readonly runName?: string;
  readonly entry?: { readonly name: string; readonly url: string };
  /** Tells this writing of the message from every other. */
  readonly writing: string;
}

/** Says what is out of range, of what, and where to look. */
export function rangeCard(result: OutOfRange): SlackMessage {
  const { words, schemaName, fields, creator, runName, entry, writing } = result;
  return {
    text: `${schemaName}: ${words.join('; ')}`,
    blocks: [
      paragraph(`:rotating_light: *${escaped(schemaName)}*: ${words.map(escaped).join('; ')}`),
      facts([
        ...(entry === undefined ? [] : [['Entry', link(entry.url, entry.name)] as const]),
        ...(runName === undefined ? [] : [['Run', escaped(runName)] as const]),
        ...(creator === undefined ? [] : [['By', escaped(creator)] as const]),
        ...fields.map(([name, value]) => [escaped(name), escaped(value)] as const),
      ]),
      ...(entry === undefined ? [] : [buttons(`range/${writing}`, [openButton(entry.url)])]),
    ],
  };
}
