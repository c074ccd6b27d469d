import type { Secret } from '@ligase/core';
import { pathText, type ConfigurationFault } from '../configuration-fault.ts';
import type { ConfigItems } from './config-items.ts';

/** What values are read from. */
export interface ReadingSource {
  readonly items: ConfigItems;
  /** @throws {ConfigurationError} */
  readonly decrypt: (sealed: string, path: readonly string[]) => Promise<Secret>;
  /** The member of a path between a workflow task schema and the fields of its output. */
  readonly outputSegment: string;
}

/** A value, and everything that is wrong with it. */
export interface Reading {
  /** `undefined` when there is none. */
  readonly value: unknown;
  readonly faults: readonly ConfigurationFault[];
}

/** A value that is as it must be; `undefined` for none. */
export function right(value: unknown): Reading {
  return { value, faults: [] };
}

/** Something that is wrong with what is at a path, and the value that there is all the same. */
export function wrong(
  path: readonly string[],
  problem: ConfigurationFault['problem'],
  what: string,
  value?: unknown,
): Reading {
  return { value, faults: [{ path, problem, message: `${pathText(path)} ${what}` }] };
}

/** Several values as one object. */
export function joined(names: readonly string[], readings: readonly Reading[]): Reading {
  return {
    value: Object.freeze(Object.fromEntries(readings.map(({ value }, index) => [names[index] ?? '', value]))),
    faults: readings.flatMap(({ faults }) => faults),
  };
}
