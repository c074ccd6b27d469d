import type { FoundTemplates } from '@ligase/plugin-entries/contract';
import type { ModalView } from '@slack/types';
import { paragraph, plain, select, textInput, type SelectOption } from '@ligase/plugin-slack/block-kit';
import { limits } from '@ligase/plugin-slack/block-kit';
import type { ReplyTo } from '@ligase/plugin-slack/contract';
import type { SlackSubmission } from '@ligase/plugin-slack';
import type { Modal } from '@ligase/plugin-slack';
import { replyTo } from '@ligase/plugin-slack';
import { readCommand } from '../starting/read-command.ts';
import { modalHead, wordsView, type ModalHead } from './words-view.ts';

const callbackId = 'entry.new';
const headOf = (to: ReplyTo): ModalHead => ({ callbackId, title: 'New entry', carried: to });
const maxNameChars = 255;

/** Asks what a new entry is to be. It is filled once Benchling has said which templates there are. */
export const entryForm: Modal = {
  callbackId,
  isFilledLater: true,
  open: (asked) =>
    'command' in asked && readCommand(asked.text).for === 'new entry'
      ? wordsView(headOf(replyTo(asked)), 'Asking Benchling for its templates…')
      : undefined,
  check: ({ values }) => ((values['name']?.value ?? '').trim() === '' ? { name: 'The entry needs a name.' } : {}),
};

/** The form, with what there is to choose. */
export function filledEntryForm(
  to: ReplyTo,
  { templates, isComplete }: FoundTemplates,
  folders: readonly SelectOption[],
): ModalView {
  const options = templates.slice(0, limits.options).map(({ id, name }) => ({ text: name, value: id }));
  const more = isComplete && templates.length <= limits.options ? [] : [paragraph(narrower)];
  return {
    ...modalHead(headOf(to)),
    submit: plain('Make entry', limits.viewButton),
    blocks: [
      select('template', { label: 'Template', options }),
      ...more,
      textInput('name', { label: 'Name', maxLength: maxNameChars }),
      select('folder', { label: 'Where', options: folders }),
    ],
  };
}

const narrower = 'There are more templates; write a part of the name after the command: `new entry growth`.';

/** The same modal, saying why there is nothing to fill in. */
export function refusedEntryForm(to: ReplyTo, words: string): ModalView {
  return wordsView(headOf(to), words);
}

/** What somebody wants made. */
export interface WantedEntry {
  readonly name: string;
  readonly templateId: string;
  readonly folderId: string;
  readonly to: ReplyTo;
}

/** Whether a submission is of this form. */
export function isEntryForm({ callbackId: id }: SlackSubmission): boolean {
  return id === callbackId;
}

/** What a submission of this form says. */
export function readEntryForm({ privateMetadata, values }: SlackSubmission): WantedEntry {
  return {
    name: (values['name']?.value ?? '').trim(),
    templateId: values['template']?.value ?? '',
    folderId: values['folder']?.value ?? '',
    to: JSON.parse(privateMetadata) as ReplyTo,
  };
}
