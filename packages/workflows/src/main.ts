#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { moveStore } from './store/move-store.ts';

const usage = 'ligase-workflows move --from pglite:./data --to postgres://…';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean' } },
});

if (values.help === true) console.log(usage);
else if (positionals[0] !== 'move' || values.from === undefined || values.to === undefined) {
  console.error(`Usage: ${usage}`);
  process.exitCode = 2;
} else
  try {
    const { runs, records } = await moveStore({ from: values.from, to: values.to });
    console.log(
      `Moved ${runs} runs and ${records} audit records. Start the app with the new store; the old one is as it was.`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
