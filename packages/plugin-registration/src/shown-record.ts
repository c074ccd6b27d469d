import type { CheckedRecord, Likeness } from '@ligase/plugin-sequences/contract';
import type { ShownRecord } from './contract.ts';

const mostShown = 3;

/** Sums up a checked sequence; `readable` are the ids of what may be shown besides. */
export function shownRecord(
  { index, name, length, record, warnings }: CheckedRecord,
  likenesses: readonly Likeness[],
  readable: ReadonlySet<string>,
): ShownRecord {
  const { sameBases = [], sameName = [] } = likenesses.find((one) => one.index === index) ?? {};
  const alike = [
    ...sameBases.map((one) => ({ one, how: 'has the same bases as' })),
    ...sameName.map((one) => ({ one, how: 'has the name, but not the bases, of' })),
  ];
  return {
    name,
    length,
    isCircular: record.isCircular,
    warnings: warnings.slice(0, mostShown).map(({ line, message }) => `Line ${line}: ${message}`),
    alike: alike
      .filter(({ one }) => readable.has(one.id))
      .slice(0, mostShown)
      .map(({ one, how }) => ({ how, name: one.name, url: one.webURL })),
  };
}
