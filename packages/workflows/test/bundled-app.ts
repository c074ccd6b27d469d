import { apiKey, createApp } from '@ligase/core';
import { defineWorkflow, workflows, workflowsPlugin } from '../src/index.ts';
import { text } from './any-input.ts';

// An app with workflows, which is bundled as apps are and started in an empty folder: it does a run and ends.
const fillPlate = defineWorkflow({
  name: 'fill-plate',
  requires: {},
  input: text,
  run: ({ step }, plate) => step('fill', () => Promise.resolve(`${plate} is full`)),
});
const app = await createApp({
  name: 'bundled',
  tenant: 'https://acme.benchling.test',
  auth: apiKey('sk_none'),
  plugins: [workflowsPlugin({ workflows: [fillPlate], store: 'pglite:./data' })],
});
const runs = app.get(workflows);
const outcome = await runs.outcome(await runs.start(fillPlate, 'plate 1'));
await app.stop();
if (outcome?.status !== 'succeeded') process.exitCode = 1;
console.log(outcome);
