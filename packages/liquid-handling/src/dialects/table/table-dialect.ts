import type { WellAddress } from '../../labware/labware.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Picolitres } from '../../units/volume.ts';
import type { Dialect } from '../dialect.ts';
import type { MethodDecision } from '../method-decides.ts';
import { readTable } from './read-table.ts';
import type { TableLayout } from './table-layout.ts';
import { writeTable } from './write-table.ts';

/** What the users of a dialect of tables may set. */
export interface TableOptions {
  /** What the method on the device may do otherwise than a plan says. Nothing by default: such plans are refused. */
  readonly methodDecides?: readonly MethodDecision[];
  /** What the device calls a type of labware, by the type's id; the id by default. */
  readonly typeNames?: Readonly<Record<string, string>>;
}

/** All that makes a dialect of tables. */
export interface TableSpec extends TableOptions {
  readonly id: string;
  readonly name: string;
  readonly extension: string;
  readonly layout: TableLayout;
  /** What volumes have to be multiples of, whatever the device of a plan says. */
  readonly quantumPl?: Picolitres;
  /** The numbers of tools, by their ids in the device. */
  readonly tools?: Readonly<Record<string, number>>;
  /** Where diluent comes from, for a layout that does not say so. */
  readonly diluent?: WellAddress;
  /** The labware that every row is about, for a layout that names none. */
  readonly implied?: { readonly source: string; readonly destination: string };
  /** What else is wrong with a plan for this device. */
  readonly refuse?: (plan: Plan) => string | undefined;
}

/** A dialect of CSV files with a row for each transfer. */
export function tableDialect(spec: TableSpec): Dialect {
  return {
    id: spec.id,
    name: spec.name,
    extension: spec.extension,
    encoding: 'utf8',
    render: (plan) => writeTable(spec, plan),
    parse: (content, frame) => ({ ...frame, steps: readTable(spec, content, frame) }),
  };
}
