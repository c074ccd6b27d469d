import type { ModalView } from '@slack/types';
import { fileInput, paragraph, plain, select, textInput, type SelectOption } from '@ligase/plugin-slack/block-kit';
import { limits } from '@ligase/plugin-slack/block-kit';
import type { ReplyTo } from '@ligase/plugin-slack/contract';
import type { SlackSubmission } from '@ligase/plugin-slack';
import type { Modal } from '@ligase/plugin-slack';
import { replyTo } from '@ligase/plugin-slack';
import { readCommand } from '../starting/read-command.ts';
import { modalHead, wordsView, type ModalHead } from './words-view.ts';

const callbackId = 'registration.new';
const headOf = (to: ReplyTo): ModalHead => ({ callbackId, title: 'Register sequences', carried: to });

/** Asks for DNA sequences to register. It is filled once it is known what can be registered. */
export const registrationForm: Modal = {
  callbackId,
  isFilledLater: true,
  open: (asked) =>
    'command' in asked && readCommand(asked.text).for === 'register'
      ? wordsView(headOf(replyTo(asked)), 'Asking Benchling what can be registered…')
      : undefined,
  check({ values }) {
    const isPasted = (values['sequences']?.value ?? '').trim() !== '';
    const isUploaded = values['file']?.values !== undefined;
    if (isPasted && isUploaded) return { sequences: 'Paste sequences or upload a file, not both.' };
    return isPasted || isUploaded ? {} : { sequences: 'Paste sequences here, or upload a file below.' };
  },
};

/** The form, with what can be registered. */
export function filledRegistrationForm(to: ReplyTo, kinds: readonly SelectOption[]): ModalView {
  return {
    ...modalHead(headOf(to)),
    submit: plain('Check', limits.viewButton),
    blocks: [
      paragraph('FASTA or GenBank. They are looked through first; nothing is registered before somebody approves it.'),
      select('kind', { label: 'What they are', options: kinds }),
      textInput('sequences', {
        label: 'Sequences',
        isLong: true,
        isOptional: true,
        maxLength: limits.initialText,
        placeholder: '>pUC19',
      }),
      fileInput('file', 'Or a file, for more than 3,000 characters'),
      select('topology', {
        label: 'Topology, which FASTA cannot say',
        options: [
          { text: 'Circular', value: 'circular' },
          { text: 'Linear', value: 'linear' },
        ],
      }),
    ],
  };
}

/** The same modal, saying why there is nothing to fill in. */
export function refusedRegistrationForm(to: ReplyTo, words: string): ModalView {
  return wordsView(headOf(to), words);
}

/** What somebody wants registered. */
export interface WantedRegistration {
  /** The name of a row of the configuration. */
  readonly kind: string;
  readonly source: { readonly text: string } | { readonly fileId: string };
  readonly isCircular: boolean;
  readonly to: ReplyTo;
}

/** Whether a submission is of this form. */
export function isRegistrationForm({ callbackId: id }: SlackSubmission): boolean {
  return id === callbackId;
}

/** What a submission of this form says. */
export function readRegistrationForm({ privateMetadata, values }: SlackSubmission): WantedRegistration {
  const [fileId] = values['file']?.values ?? [];
  return {
    kind: values['kind']?.value ?? '',
    source: fileId === undefined ? { text: values['sequences']?.value ?? '' } : { fileId },
    isCircular: values['topology']?.value === 'circular',
    to: JSON.parse(privateMetadata) as ReplyTo,
  };
}
