import { measure } from './measure.ts';

await measure(async () => {
  if (process.argv[2] === 'table') await import('@ligase/benchling-api/v2');
});
