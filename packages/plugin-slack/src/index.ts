export * from './contract.ts';
export { installation, type Installation } from './installation/contract.ts';
export { installPaths } from './installation/install-pages.ts';
export { installationPlugin, type InstallationOptions, type OwnPages } from './installation/installation-plugin.ts';
export { installationKey } from './installation/kept-installation.ts';
export type {
  SlackArrival,
  SlackClick,
  SlackCommand,
  SlackDelivery,
  SlackEvent,
  SlackInbox,
  SlackInput,
  SlackPayloads,
  SlackSubmission,
} from './intake/deliveries.ts';
export type { Modal } from './intake/modal.ts';
export { httpListener, socketConnection, type SlackSocket } from './intake/receivers.ts';
export { replyTo } from './intake/reply-to.ts';
export { removals, slackIntake, type SlackIntake, type SlackIntakeOptions } from './intake/slack-intake.ts';
export { slackFault, type SlackFault } from './posting/slack-fault.ts';
export { slackPlugin, type SlackOptions } from './slack-plugin.ts';
