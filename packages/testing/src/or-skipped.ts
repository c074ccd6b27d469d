/** The name of tests, with the reason why they are skipped when there is one: so the report says what it would take to run them. */
export function orSkipped(name: string, reason: string | undefined): string {
  return reason === undefined ? name : `${name} (skipped: ${reason})`;
}
