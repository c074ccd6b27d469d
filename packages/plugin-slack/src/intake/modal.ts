import type { ModalView } from '@slack/types';
import type { SlackClick, SlackCommand, SlackSubmission } from './deliveries.ts';

/** A modal: what opens it, and what is looked at before it is taken. */
export interface Modal {
  /** Unique among the app's modals; the views that `open` gives bear it. */
  readonly callbackId: string;
  /**
   * The view that a click or a command opens, or nothing when it opens none. It is made at once, from what came alone: Slack
   * gives three seconds, and no run of a workflow is that sure.
   */
  readonly open: (asked: SlackClick | SlackCommand) => ModalView | undefined;
  /**
   * Whether what opened it is kept as well, with `openedViewId`, so that a workflow can fill the modal by `updateModal`. Default:
   * no, opening has no effect.
   */
  readonly isFilledLater?: boolean;
  /** What is wrong with what was put in, by the ids of blocks; the person sees it in the modal. Default: nothing. */
  readonly check?: (submission: SlackSubmission) => Readonly<Record<string, string>>;
}
