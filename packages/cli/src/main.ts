#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { run } from './run.ts';

enableCompileCache();
// Who reads the output may have seen enough, as `head` has, and close it: nobody is left to write to.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  env: process.env,
});
