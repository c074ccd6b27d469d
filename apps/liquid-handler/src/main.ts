import { createLogger, serveUntilSignal } from '@ligase/core';
import { createLiquidHandler } from './app.ts';
import { doctor } from './doctor/doctor.ts';
import { checkLab } from './lab-check/check-lab.ts';
import { listen } from './listen.ts';
import { readHandlerSettings } from './settings.ts';

const help = `liquid-handler            starts the app
liquid-handler doctor     looks at each step of the guide, and says what to do; changes nothing
liquid-handler --help     prints this

It is set up by environment variables: see docs/guides/liquid-handler.md.`;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return console.log(help);
  const isDoctor = args.length === 1 && args[0] === 'doctor';
  if (args.length > 0 && !isDoctor) throw new Error(`There is no ${args.join(' ')}.\n\n${help}`);
  const settings = readHandlerSettings(process.env);
  if (isDoctor) {
    process.exitCode = (await doctor(settings, console.log)) ? 0 : 1;
    return;
  }
  const log = createLogger({ level: settings.LIQUID_HANDLER_LOG_LEVEL });
  await checkLab(settings, log);
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
