import type { PredictedWell } from '../ledger/replay.ts';
import type { Concentration } from '../units/concentration.ts';
import { showConcentration, showVolume } from './shown.ts';

/** What a map shows of a well by its shade. */
export interface Measure {
  readonly name: 'volume' | 'concentration';
  readonly value: (well: PredictedWell) => number | undefined;
  /** A value in words. */
  readonly show: (value: number) => string;
}

/** The volume of a well. */
export const volumeMeasure: Measure = { name: 'volume', value: ({ volumePl }) => volumePl, show: showVolume };

/** The concentration of all that is in a well, of one kind. */
export function concentrationMeasure(kind: Concentration['kind']): Measure {
  return {
    name: 'concentration',
    value: (well) => {
      const known = well.contents.flatMap(({ concentration }) =>
        concentration?.kind === kind ? [concentration.kind === 'mass' ? concentration.fgPerUl : concentration.fM] : [],
      );
      return known.length === 0 ? undefined : known.reduce((sum, one) => sum + one);
    },
    show: (value) =>
      showConcentration({
        entity: '',
        concentration: kind === 'mass' ? { kind, fgPerUl: value } : { kind, fM: value },
      }),
  };
}

/** The kind of concentration that most wells are known by; `undefined` when none is. */
export function usualKind(wells: readonly PredictedWell[]): Concentration['kind'] | undefined {
  const kinds = wells.flatMap(({ contents }) => contents.flatMap(({ concentration }) => concentration?.kind ?? []));
  if (kinds.length === 0) return undefined;
  return 2 * kinds.filter((kind) => kind === 'mass').length >= kinds.length ? 'mass' : 'molar';
}

/** How dark a value is shown. */
export interface Shading {
  readonly least: number;
  readonly most: number;
  readonly isLog: boolean;
  /** From 0 to 1. */
  readonly shade: (value: number) => number;
}

/** A shading from 0 to the largest value; by decades where the values above 0 differ by more than fifty times. */
export function shadingOf(values: readonly number[]): Shading {
  const above = values.filter((value) => value > 0);
  const most = Math.max(0, ...above);
  const least = Math.min(most, ...above);
  const isLog = least > 0 && most / least > 50;
  if (!isLog) return { least: 0, most, isLog, shade: (value) => (most === 0 ? 0 : value / most) };
  const span = Math.log(most / least);
  return { least, most, isLog, shade: (value) => (value <= 0 ? 0 : 0.1 + (0.9 * Math.log(value / least)) / span) };
}
