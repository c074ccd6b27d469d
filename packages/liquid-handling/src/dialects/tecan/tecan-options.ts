import type { Step } from '../../plan/plan.ts';
import type { MethodDecision } from '../method-decides.ts';

/** How a Freedom EVO or a Fluent is set up. */
export interface TecanOptions {
  /** Which counts the wells of troughs: EVOware has a row for each tip that reaches in, FluentControl has not. Default `fluent`. */
  readonly software?: 'evo' | 'fluent';
  /** The names of labware types in the control software, by the type's id. A type that has none here is not written. */
  readonly typeNames?: Readonly<Record<string, string>>;
  /** The liquid class of each phase. By default that of the command that runs the worklist. */
  readonly liquidClasses?: Readonly<Partial<Record<Step['phase'], string>>>;
  /** The index of the kind of disposable tip of each tool, by the tool's id. By default that of the command. */
  readonly tipTypes?: Readonly<Record<string, number>>;
  /** The scheme by which tips are washed, for fixed tips. By default `W;`, which also replaces disposable ones. */
  readonly washScheme?: 1 | 2 | 3 | 4;
  /** Default `\r\n`. */
  readonly lineEnd?: '\r\n' | '\n';
  /** What the method may do otherwise than a plan says. Only mixing can be left to it: it is part of a liquid class. */
  readonly methodDecides?: readonly Extract<MethodDecision, 'mixing'>[];
}

/** What such a file is called in messages. */
export const tecanFile = 'Tecan worklist';

/** What volumes are multiples of: a worklist has two decimals of a microlitre. */
export const tecanQuantumPl = 10_000;

/** The largest volume of a record. */
export const tecanLargestPl = 7_158_278_000_000;
