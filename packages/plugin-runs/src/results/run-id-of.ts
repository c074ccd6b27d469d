import type { Result } from '../run.ts';

/** The run that a result is of, as one of its fields links to it. */
export function runIdOf({ fields }: Pick<Result, 'fields'>): string | undefined {
  const { value } = Object.values(fields).find(({ type }) => type === 'assay_run_link') ?? {};
  const [id] = [value].flat();
  return typeof id === 'string' ? id : undefined;
}
