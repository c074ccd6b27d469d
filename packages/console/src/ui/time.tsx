const format = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** When something happened, by the tenant's clock; `never` when it did not. */
export function Time({ at }: { readonly at: number | string | null }) {
  if (at === null) return <span className="text-muted">never</span>;
  const date = new Date(at);
  return (
    <time dateTime={date.toISOString()} title={date.toISOString()} className="whitespace-nowrap tabular-nums">
      {format.format(date)}
    </time>
  );
}
