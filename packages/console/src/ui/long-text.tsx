const shownLength = 120;

/** A text, of which only the beginning is shown at first when it is long. */
export function LongText({ text }: { readonly text: string }) {
  if (text.length <= shownLength) return <span className="wrap-anywhere">{text}</span>;
  return (
    <details className="max-w-80 wrap-anywhere">
      <summary>{text.slice(0, shownLength)}…</summary>
      {text}
    </details>
  );
}
