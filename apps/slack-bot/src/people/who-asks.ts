import { RefusedError } from '@ligase/core';
import type { Acting, ActingFor } from '@ligase/plugin-acting/contract';
import type { People } from '@ligase/plugin-people/contract';
import type { Slack } from '@ligase/plugin-slack/contract';

/**
 * The person of Benchling who is a user of Slack, noted in the audit trail.
 * @throws {RefusedError} for the person, when the two cannot be brought together.
 */
export async function whoAsks(
  { acting, slack }: { readonly acting: Acting; readonly slack: Slack },
  slackUserId: string,
): Promise<ActingFor> {
  const { email } = await slack.person(slackUserId);
  if (email !== undefined) return await acting.identify(email, `slack:${slackUserId}`);
  throw new RefusedError(
    'Slack gives me no e-mail address of yours that I may go by, so I cannot know you in Benchling. People of other ' +
      'workspaces have none here; for everybody else, the Slack app lacks the scope users:read.email.',
  );
}

/** The user of Slack who is a user of Benchling; `undefined` when there is none. */
export async function inSlack(
  { people, slack }: { readonly people: People; readonly slack: Slack },
  benchlingUserId: string,
): Promise<string | undefined> {
  const answer = await people.byId(benchlingUserId);
  const email = answer.found === 'one' ? answer.person.email : undefined;
  return email === undefined ? undefined : (await slack.personByEmail(email))?.id;
}
