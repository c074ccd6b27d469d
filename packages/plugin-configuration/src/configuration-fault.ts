import { ConfigurationError } from '@ligase/core';

/** Something that is wrong with one item of configuration. */
export interface ConfigurationFault {
  /** From the top item down, as Benchling has it. */
  readonly path: readonly string[];
  readonly problem: 'missing' | 'inaccessible' | 'ill-typed' | 'undecryptable';
  /** What is wrong and what to do: `"Drop-off folder" is empty; choose the folder`. */
  readonly message: string;
  /** Why it cannot be decrypted. */
  readonly cause?: ConfigurationError;
}

/** The path of an item as people read it: `"Plasmid" / "Backbone"`. */
export function pathText(path: readonly string[]): string {
  return path.map((name) => JSON.stringify(name)).join(' / ');
}

/** The error that lists all faults. */
export function incomplete(app: string, faults: readonly ConfigurationFault[]): ConfigurationError {
  const lines = faults.map(({ message }) => `  ${message}`);
  return new ConfigurationError(
    'CONFIG_INCOMPLETE',
    `${app} is not configured as it needs to be. In Benchling, open Connections > Apps > ${app} > Configuration:\n${lines.join('\n')}`,
    { details: { faults: faults.map(({ path, problem, message }) => ({ path, problem, message })) } },
  );
}
