/** A time as Benchling writes it: microseconds and an explicit UTC offset. */
export function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}000+00:00`;
}
