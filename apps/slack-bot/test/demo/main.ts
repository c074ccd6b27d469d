import { once } from 'node:events';
import { fillShelf } from '../harness/shelf.ts';
import { noSlack, workspace } from '../harness/slack-peer.ts';
import { startStage } from '../harness/start-all.ts';
import { startBot } from '../harness/start-bot.ts';

/** A lab in Benchling, a Slack and the bot between them, all on this machine, for a person to click in. */
async function main(): Promise<void> {
  if (noSlack !== undefined) throw new Error(`There is no Slack to click in: ${noSlack}. It is for Linux on x64 only.`);
  await using stage = await startStage();
  await using bot = await startBot({ access: stage.lab.access, slackUrl: stage.toSlack.url, channelEveryMs: 1_000 });
  stage.toBot.setTarget(bot.url);
  const { lab } = stage;
  await lab.makeTask({ assigneeId: lab.users.ada, fields: { Item: 'Q5 polymerase, 500 units' } });
  await lab.makeTask({ assigneeId: lab.users.bo, fields: { Item: 'Gel box' } });
  await lab.makeTask({ fields: { Item: 'Pipette tips, 10 boxes' } });
  await using shelf = await fillShelf(lab);
  const entry = await lab.makeEntry('Ligation of pLIG3');
  lab.control.setEntryReview({ entryId: entry.id, status: 'NEEDS_REVIEW', reviewerIds: [lab.users.ada] });
  const runId = await lab.makeRun();
  await lab.measure('Miniprep 7', { Yield: 1.2, Run: runId });
  await lab.changeRun(runId, 'All read');
  const { channel, users: people } = workspace;
  console.log(`
Slack      ${stage.slack.url}
Benchling  ${lab.tenant.consoleUrl}
The bot    ${bot.url}/readyz

In Slack you are ${people.ada.real_name}; "Act as", above on the right, makes you somebody else:
  1. Open the conversation under "Ada Lovelace": a purchase waits there. Press Approve. A review waits, too, with its link.
  2. Be ${people.bo.real_name}, and decline the one under "Bo Berg": a form asks why.
  3. Be ${people.eve.real_name}, whom Benchling does not know, and press Approve in #lab (${channel}): only you see why not.
  4. Be Ada again, and write in #lab:
       /benchling find pUC19          what is called so, or has the registry id ${shelf.puc19.registryId}
       /benchling new entry           a form with the templates; you are the author of what you make
       /benchling register            its form; this Slack draws one line for the sequences, so that none can be pasted
  5. Open the app's home tab: your tasks and reviews. In #lab there is a yield that is out of its range.
In Benchling's console, "Requests" shows what the bot asked, and "Audit log" who did what.

Ctrl+C ends all of it; nothing is kept.`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
