/** Benchling's filter for a span of time, such as `> 2026-01-01T00:00:00.000Z AND < 2026-02-01T00:00:00.000Z`. */
export function modifiedAt(after: Date | undefined, before: Date | undefined): string | undefined {
  const bounds = [
    ...(after === undefined ? [] : [`> ${after.toISOString()}`]),
    ...(before === undefined ? [] : [`< ${before.toISOString()}`]),
  ];
  return bounds.length === 0 ? undefined : bounds.join(' AND ');
}
