import { createLogger, stopOnSignals } from '@ligase/core';
import { createLiquidHandler } from './app.ts';
import { listen } from './listen.ts';
import { readHandlerSettings } from './settings.ts';

try {
  const settings = readHandlerSettings(process.env);
  const log = createLogger({ level: settings.LIQUID_HANDLER_LOG_LEVEL });
  const app = await createLiquidHandler(settings, log);
  const listening = await listen(app, settings, log).catch(async (error: unknown) => {
    await app.stop();
    throw error;
  });
  log.info({ port: listening.port, device: settings.LIQUID_HANDLER_DEVICE }, 'listening');
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
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
