import type { ParseArgsConfig } from 'node:util';

/** Where a command writes and what surrounds it. */
export interface Terminal {
  /** Writes a line for whoever asked. */
  readonly out: (text: string) => void;
  /** Writes a line about what went wrong. */
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** An option of a command, and what it is for. */
export type Option = NonNullable<ParseArgsConfig['options']>[string] & {
  readonly help: string;
  /** What stands for the value in the help, such as `FOLDER`. */
  readonly value?: string;
};

/** What a command was called with. */
export interface Invocation {
  /** By the names of the command's arguments; those that were left out are not there. */
  readonly args: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly terminal: Terminal;
}

/** A command of `ligase`. */
export interface Command {
  /** Names of its arguments in order; all are needed. */
  readonly args: readonly string[];
  /** Names of the arguments that may follow those. Default none. */
  readonly optionalArgs?: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Does it. Its promise ends with the command. */
  readonly run: (invocation: Invocation) => Promise<void>;
}

/** Why a command was not done, in words for whoever called it. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** 2 when the command line was wrong, else 1. */
  readonly exitCode: 1 | 2;
  constructor(message: string, exitCode: 1 | 2 = 1, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** The text of an option, or `undefined` when it was not given. */
export function textOption({ options }: Invocation, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The texts of an option that can be given more than once. */
export function textsOption({ options }: Invocation, name: string): readonly string[] {
  const value = options[name];
  return typeof value === 'object' ? value : [];
}
