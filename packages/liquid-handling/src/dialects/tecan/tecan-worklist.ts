import type { Dialect } from '../dialect.ts';
import { readTecanWorklist } from './read-tecan-worklist.ts';
import { tecanFile, type TecanOptions } from './tecan-options.ts';
import { writeTecanWorklist } from './write-tecan-worklist.ts';

/** The worklist (`.gwl`) of a Tecan Freedom EVO or Fluent, in microlitres. */
export function tecanWorklist(options: TecanOptions = {}): Dialect {
  return {
    id: 'tecan-gwl',
    name: tecanFile,
    extension: '.gwl',
    encoding: 'latin1',
    render: (plan) => writeTecanWorklist(plan, options),
    parse: (content, frame) => ({ ...frame, steps: readTecanWorklist(content, frame, options) }),
  };
}
