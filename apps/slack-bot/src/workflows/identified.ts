import type { Audit } from '@ligase/plugin-auditing/contract';
import type { BotPeople, Person } from '../people/contract.ts';

/** The person behind a Slack user, which the trail then says. */
export async function identified(
  deps: { readonly people: BotPeople; readonly audit: Audit },
  slackUserId: string,
): Promise<Person> {
  const found = await deps.people.identify(slackUserId);
  const targets = [`slack:${found.slackUserId}`, found.benchlingUserId, found.email];
  await deps.audit.record({ action: 'person.identify', targets });
  return found;
}
