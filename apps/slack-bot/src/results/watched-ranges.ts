import type { Configuration } from '@ligase/plugin-configuration/contract';
import { rangeRules, type RangeRule } from '@ligase/plugin-runs';
import type { configurationSchema } from '../configuration.ts';

/** What the results of one schema are held against, and where it is told. */
export interface WatchedRange {
  /** Of its row in the configuration: a result is told once under it. */
  readonly name: string;
  readonly channel: string;
  readonly rule: RangeRule;
}

/**
 * The ranges by the ids of their result schemas.
 * @throws {ConfigurationError} that lists every row at fault.
 */
export async function watchedRanges(
  configuration: Configuration<typeof configurationSchema>,
): Promise<ReadonlyMap<string, readonly WatchedRange[]>> {
  const rows = await configuration.get('ranges');
  const rules = rangeRules(
    rows.map(({ values: { field, least, most, units } }) => ({ field, min: least, max: most, units })),
  );
  const bySchema = new Map<string, WatchedRange[]>();
  for (const [index, { name, values }] of rows.entries()) {
    const [rule, ranges] = [rules[index], bySchema.get(values.resultSchema.id) ?? []];
    if (rule !== undefined) bySchema.set(values.resultSchema.id, [...ranges, { name, channel: values.channel, rule }]);
  }
  return bySchema;
}
