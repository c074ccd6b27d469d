/** How long before its end a token is renewed: a tenth of its life, but at least 1 s and at most 60 s, as Benchling's own SDK does. */
export function renewalMargin(lifetimeMs: number): number {
  return Math.min(Math.max(lifetimeMs / 10, 1_000), 60_000);
}
