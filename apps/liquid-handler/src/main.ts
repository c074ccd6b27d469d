import { createLogger, serveUntilSignal } from '@ligase/core';
import { createLiquidHandler } from './app.ts';
import { listen } from './listen.ts';
import { readHandlerSettings } from './settings.ts';

const help = `liquid-handler          starts the app
liquid-handler --help   prints this

It is set up by environment variables, LIQUID_HANDLER_…; started without them, it lists those that it needs.`;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return console.log(help);
  if (args.length > 0) throw new Error(`There is no ${args.join(' ')}.\n\n${help}`);
  const settings = readHandlerSettings(process.env);
  const log = createLogger({ level: settings.LIQUID_HANDLER_LOG_LEVEL });
  const app = await createLiquidHandler(settings, log);
  await serveUntilSignal(app, () => listen(app, settings, log), { log });
  process.exit();
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
