export { run } from './run.ts';
export type { Terminal } from './command.ts';
