import { once } from 'node:events';
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
  const { channel, users: people } = workspace;
  console.log(`
Slack      ${stage.slack.url}
Benchling  ${lab.tenant.consoleUrl}
The bot    ${bot.url}/readyz

In Slack you are ${people.ada.real_name}; "Act as", above on the right, makes you somebody else:
  1. Open the conversation under "Ada Lovelace": a purchase waits there. Press Approve.
  2. Be ${people.bo.real_name}, and decline the one under "Bo Berg": a form asks why.
  3. Be ${people.eve.real_name}, whom Benchling does not know, and press Approve in #lab (${channel}): only you see why not.
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
