/** What a piece of a manifest must look like; the linter compares a file with it node by node. */
export type Shape =
  | { readonly kind: 'text'; readonly min?: number; readonly max?: number; readonly example: string }
  | { readonly kind: 'one-of'; readonly values: readonly (string | number)[]; readonly insteadOf?: Instead }
  | { readonly kind: 'pattern'; readonly pattern: RegExp; readonly wanted: string; readonly example: string }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'number' }
  | { readonly kind: 'list'; readonly of: Shape; readonly example: string; readonly notEmpty?: true }
  | MapShape
  /** A map whose other members depend on its `type`. */
  | { readonly kind: 'by-type'; readonly shapes: Readonly<Record<string, MapShape>> };

/** What to write for a value that was right once: it is taken with a warning. */
export type Instead = (value: string) => string | undefined;

/** A map with these members. */
export interface MapShape {
  readonly kind: 'map';
  readonly members: Readonly<Record<string, Member>>;
  /** Shown when something else stands in its place. */
  readonly example: string;
}

/** A member of a map. */
export interface Member {
  readonly shape: Shape;
  /** Default no. */
  readonly required?: true;
  /** Default no. */
  readonly nullable?: true;
}
