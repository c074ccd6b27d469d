declare const meaning: unique symbol;

/** A name for a service: a symbol at run time, carrying the service's type and its own id at compile time. */
export type Token<T, Id extends string = string> = symbol & {
  readonly [meaning]: { readonly id: Id; readonly type: (value: T) => T };
};

/** The upper bound of all tokens. */
// `any` because a token's service is both taken and given: no narrower type is above all of them.
// oxlint-disable-next-line typescript/no-explicit-any -- see the line above
export type AnyToken = symbol & { readonly [meaning]: { readonly id: string; readonly type: (value: any) => any } };

/** The service that a token names. */
export type ServiceOf<K> = K extends { readonly [meaning]: { readonly type: (value: infer T) => unknown } } ? T : never;

/** The id that a token was made with. */
export type IdOf<K> = K extends { readonly [meaning]: { readonly id: infer Id } } ? Id : never;

/**
 * Makes a token. The symbol is global, so that two installed copies of one package agree on it.
 *
 * @example
 * export const entries: Token<Entries, 'entries'> = token<Entries>()('entries');
 */
export function token<T>() {
  return <const Id extends string>(id: Id): Token<T, Id> => Symbol.for(`@ligase/${id}`) as Token<T, Id>;
}
