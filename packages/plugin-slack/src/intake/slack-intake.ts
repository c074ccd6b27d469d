import { AuthError, InputError, type Clock, type Logger } from '@ligase/core';
import type { ReceiverEvent } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { ReplyTo } from '../contract.ts';
import { checkView } from '../block-kit/check-outgoing.ts';
import type { SlackArrival, SlackClick, SlackCommand, SlackInbox } from './deliveries.ts';
import type { Modal } from './modal.ts';
import { readArrival } from './read-arrival.ts';
import { replyTo } from './reply-to.ts';

/** What an intake works with. */
export interface SlackIntakeOptions {
  readonly inbox: SlackInbox;
  readonly modals: readonly Modal[];
  /** Opens a modal while its trigger lives, and gives the view's id. */
  readonly openModal: (triggerId: string, view: ModalView) => Promise<string>;
  /** Tells a person something, where they are. */
  readonly answer: (to: ReplyTo, words: string) => Promise<void>;
  /** Heeds that the app was taken out of the workspace. */
  readonly heedRemoval: () => Promise<void>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Takes what a receiver of Bolt's has verified: keeps it, and only then acknowledges it. What it throws, Slack sends again. */
export type SlackIntake = (event: ReceiverEvent) => Promise<void>;

/** The events by which Slack says that the app was taken out of the workspace. */
export const removals: ReadonlySet<string> = new Set(['app_uninstalled', 'tokens_revoked']);

/** A modal that a person has before them. */
interface Opened {
  readonly viewId: string;
  readonly isFilledLater: boolean;
}

function whyUnopened(error: unknown): string {
  return error instanceof AuthError || error instanceof InputError
    ? `I could not open the form, and whoever runs me has to look into it: ${error.message}`
    : 'Slack did not open the form, for which it gives three seconds. Nothing was done: please do that again.';
}

/** Makes an intake. It is the same behind HTTP and Socket Mode. */
export function slackIntake(options: SlackIntakeOptions): SlackIntake {
  const { inbox, modals, openModal, answer, heedRemoval, clock, log } = options;
  const keep = async ({ id, kind, payload }: SlackArrival, retryNum?: number): Promise<void> => {
    const outcome = await inbox.receive({ id, kind, receivedAt: clock.now(), payload });
    log.debug({ delivery: id, kind, outcome, ...(retryNum !== undefined && { retryNum }) }, 'a delivery of Slack kept');
  };

  const opened = async (payload: SlackClick | SlackCommand, triggerId: string): Promise<Opened | undefined> => {
    for (const { open, isFilledLater = false } of modals) {
      const view = open(payload);
      if (view === undefined) continue;
      checkView(view);
      return { viewId: await openModal(triggerId, view), isFilledLater };
    }
    return undefined;
  };

  return async ({ body, ack, retryNum }) => {
    const arrival = readArrival(body);
    if (arrival === undefined) {
      log.info({ type: String(body['type'] ?? 'none') }, 'a delivery of Slack that this bot does not take');
      return await ack();
    }
    if (arrival.kind === 'slack-event' && removals.has(arrival.payload.type)) {
      await heedRemoval();
      return await ack();
    }
    if (arrival.kind === 'slack-submission') {
      const check = modals.find(({ callbackId }) => callbackId === arrival.payload.callbackId)?.check;
      const errors = check?.(arrival.payload) ?? {};
      if (Object.keys(errors).length > 0) return await ack({ response_action: 'errors', errors });
    }
    if (arrival.kind === 'slack-click' || arrival.kind === 'slack-command') {
      let modal: Opened | undefined;
      try {
        modal = await opened(arrival.payload, String(body['trigger_id'] ?? ''));
      } catch (error) {
        // Slack sends neither clicks nor commands again: the person must, and so must know.
        log.warn({ err: error, delivery: arrival.id }, 'a form was not opened');
        await ack();
        return await answer(replyTo(arrival.payload), whyUnopened(error)).catch((err: unknown) =>
          log.error({ err, delivery: arrival.id }, 'a person was not told that their form was not opened'),
        );
      }
      if (modal !== undefined && !modal.isFilledLater) return await ack();
      if (modal !== undefined) {
        const payload = { ...arrival.payload, openedViewId: modal.viewId };
        await keep({ ...arrival, payload } as SlackArrival, retryNum);
        return await ack();
      }
    }
    await keep(arrival, retryNum);
    await ack();
  };
}
