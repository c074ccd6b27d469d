import type {
  ActionsBlock,
  Button,
  ContextBlock,
  InputBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import { limits } from './limits.ts';
import { cut } from './escaped.ts';

/** A text without any mark-up, cut to what fits. */
export function plain(text: string, longest: number): PlainTextElement {
  return { type: 'plain_text', text: cut(text, longest), emoji: true };
}

/** A text in Slack's mark-up. Of what is not marked up, Slack makes nothing: neither a mention of `@channel` nor a link. */
function mrkdwn(markup: string, longest: number): MrkdwnElement {
  return { type: 'mrkdwn', text: cut(markup, longest), verbatim: true };
}

/** A paragraph in Slack's mark-up; what comes from outside must be escaped. */
export function paragraph(markup: string): SectionBlock {
  return { type: 'section', text: mrkdwn(markup, limits.sectionText) };
}

/** Names and values side by side, in Slack's mark-up; at most ten. */
export function facts(pairs: readonly (readonly [name: string, value: string])[]): SectionBlock {
  const fields = pairs
    .slice(0, limits.sectionFields)
    .map(([name, value]) => mrkdwn(`*${name}*\n${value}`, limits.fieldText));
  return { type: 'section', fields };
}

/** A line in small print. */
export function smallPrint(markup: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(markup, limits.contextText)] };
}

/** What a button is made of. */
export interface ButtonOptions {
  readonly actionId: string;
  /** Comes back with the click. */
  readonly value?: string;
  readonly style?: 'primary' | 'danger';
  /** Opens a page; the click comes back all the same. */
  readonly url?: string;
}

/** A button. */
export function button(label: string, { actionId, value, style, url }: ButtonOptions): Button {
  return {
    type: 'button',
    text: plain(label, limits.buttonText),
    action_id: actionId,
    ...(value !== undefined && { value }),
    ...(style !== undefined && { style }),
    ...(url !== undefined && { url }),
  };
}

/** A row of buttons. Its `blockId` must be new each time the message is written, since a button counts once under it. */
export function buttons(blockId: string, elements: readonly Button[]): ActionsBlock {
  return { type: 'actions', block_id: blockId, elements: [...elements] };
}

/** Something that a person chooses in a modal; at most 100 options. */
export function select(
  blockId: string,
  { label, options }: { readonly label: string; readonly options: readonly SelectOption[] },
): InputBlock {
  const shown = options
    .slice(0, limits.options)
    .map(({ text, value }) => ({ text: plain(text, limits.optionText), value }));
  const [only] = shown;
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, limits.inputLabel),
    element: {
      type: 'static_select',
      action_id: 'choice',
      options: shown,
      ...(shown.length === 1 && only !== undefined && { initial_option: only }),
    },
  };
}

/** Something to choose. */
export interface SelectOption {
  readonly text: string;
  readonly value: string;
}

/** One file that a person uploads in a modal, if they like. */
export function fileInput(blockId: string, label: string): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: plain(label, limits.inputLabel),
    element: { type: 'file_input', action_id: 'file', max_files: 1 },
  };
}

/** A text that a person writes in a modal. */
export function textInput(
  blockId: string,
  options: {
    readonly label: string;
    readonly placeholder?: string;
    readonly isLong?: boolean;
    readonly maxLength?: number;
    readonly isOptional?: boolean;
  },
): InputBlock {
  const { label, placeholder, isLong = false, maxLength, isOptional = false } = options;
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, limits.inputLabel),
    ...(isOptional && { optional: true }),
    element: {
      type: 'plain_text_input',
      action_id: 'text',
      multiline: isLong,
      ...(maxLength !== undefined && { max_length: maxLength }),
      ...(placeholder !== undefined && { placeholder: plain(placeholder, limits.placeholder) }),
    },
  };
}
