import type { Secret } from '@ligase/core';

/** Something of the tenant that the app may see. */
export interface Linked {
  readonly accessible: true;
  readonly id: string;
  readonly name: string;
}

/** Something of the tenant that was chosen, and that the app may not see. */
export interface Inaccessible {
  readonly accessible: false;
  readonly id: string;
}

/** Something of the tenant that was chosen. */
export type Link = Linked | Inaccessible;

/** One row of an array. */
export interface Row<Items, L extends Link> {
  /** What the row is called in Benchling. */
  readonly name: string;
  readonly values: ValuesOf<Items, L>;
}

interface ScalarValues {
  readonly text: string;
  readonly integer: number;
  readonly float: number;
  readonly boolean: boolean;
  /** `2026-03-18` */
  readonly date: string;
  /** `2026-03-18T17:14:35`: Benchling says no time zone. */
  readonly datetime: string;
  /** Parsed. */
  readonly json: unknown;
  readonly secure_text: Secret;
}

type OrUndefined<Spec, Value> = Spec extends { readonly required: true } ? Value : Value | undefined;

type PartValues<Parts, L> = { readonly [K in keyof Parts]: OrUndefined<Parts[K], L> };

type LinkValue<Spec, L> = L &
  (Spec extends { readonly fields: infer F } ? { readonly fields: PartValues<F, L> } : unknown) &
  (Spec extends { readonly outputFields: infer F } ? { readonly outputFields: PartValues<F, L> } : unknown) &
  (Spec extends { readonly options: infer O } ? { readonly options: PartValues<O, L> } : unknown);

type ScalarValue<Spec, Type extends keyof ScalarValues> = Spec extends { readonly enum: readonly (infer Choice)[] }
  ? Choice
  : ScalarValues[Type];

type ValueOf<Spec, L extends Link> = Spec extends { readonly type: 'array'; readonly items: infer Items }
  ? readonly Row<Items, L>[]
  : Spec extends { readonly type: infer Type }
    ? OrUndefined<Spec, Type extends keyof ScalarValues ? ScalarValue<Spec, Type> : LinkValue<Spec, L>>
    : never;

/** The values of some items, by the names that code knows them by. */
export type ValuesOf<Items, L extends Link> = { readonly [K in keyof Items]: ValueOf<Items[K], L> };
