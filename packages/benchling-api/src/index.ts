export type { Archetype, Method, Operation } from './operation.ts';
