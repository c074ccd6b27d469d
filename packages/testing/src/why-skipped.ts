/** What the name of tests ends with when there is a reason to skip them, so that the report says what it would take to run them. */
export function whySkipped(reason: string | undefined): string {
  return reason === undefined ? '' : ` (skipped: ${reason})`;
}
