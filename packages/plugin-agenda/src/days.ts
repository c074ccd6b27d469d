/** The day that it is somewhere at a time, such as `2026-03-01`. */
export function dayIn(timeZone: string, at: Date): string {
  // Swedes write days as ISO 8601 has them.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}

/** The day after a day. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
