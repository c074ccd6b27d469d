import { serveSamples } from './serve-samples.ts';

await serveSamples(async () => {
  if (process.argv[2] === 'table') await import('@ligase/benchling-api/v2');
});
