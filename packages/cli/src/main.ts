#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { run } from './run.ts';

enableCompileCache();
process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  env: process.env,
});
