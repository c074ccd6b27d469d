import { createLogger, serveUntilSignal } from '@ligase/core';
import { createSlackBot } from './app.ts';
import { doctor } from './doctor/doctor.ts';
import { listen } from './listen.ts';
import { readBotSettings } from './settings.ts';

const help = `slack-bot            starts the bot
slack-bot doctor     looks at each step of the guide, and says what to do; changes nothing
slack-bot --help     prints this

It is set up by environment variables: see docs/guides/slack-bot.md.`;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return console.log(help);
  const isDoctor = args.length === 1 && args[0] === 'doctor';
  if (args.length > 0 && !isDoctor) throw new Error(`There is no ${args.join(' ')}.\n\n${help}`);
  const settings = readBotSettings(process.env);
  if (isDoctor) {
    process.exitCode = (await doctor(settings, console.log)) ? 0 : 1;
    return;
  }
  const log = createLogger({ level: settings.SLACK_BOT_LOG_LEVEL });
  const app = await createSlackBot(settings, log);
  await serveUntilSignal(app, () => listen(app, settings, log), { log });
  process.exit();
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
