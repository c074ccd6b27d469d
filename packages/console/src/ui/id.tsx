/** An id, as code. */
export function Id({ id }: { readonly id: string }) {
  return <code className="font-mono text-xs wrap-anywhere">{id}</code>;
}
