import { createLogger, stopOnSignals } from '@ligase/core';
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
  const settings = readBotSettings(process.env);
  if (args[0] === 'doctor') {
    process.exitCode = (await doctor(settings, console.log)) ? 0 : 1;
    return;
  }
  if (args.length > 0) throw new Error(`There is no ${args.join(' ')}.\n\n${help}`);
  const log = createLogger({ level: settings.SLACK_BOT_LOG_LEVEL });
  const app = await createSlackBot(settings, log);
  const listening = await listen(app, settings, log).catch(async (error: unknown) => {
    await app.stop();
    throw error;
  });
  log.info({ port: listening.port, mode: settings.SLACK_BOT_SLACK_MODE }, 'listening');
  await stopOnSignals(
    {
      async stop() {
        await listening.close();
        await app.stop();
      },
    },
    { log },
  );
  process.exit();
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
