export type { Runs } from './contract.ts';
export { runs } from './contract.ts';
export { runsPlugin } from './runs-plugin.ts';
