import { invalidRequest } from '../../api-error.ts';
import type { Filter } from '../../engine/filter.ts';
import { parseTime } from '../../engine/time-range.ts';

type Operator = '<' | '>' | '<=' | '>=';

const bound =
  (column: string, operator: Operator): Filter =>
  (value, parameter) => {
    const time = parseTime(value);
    if (time === undefined) {
      throw invalidRequest(
        `Invalid ${parameter}: ${value}. It takes a time such as 2022-03-01 or 2022-03-01T12:00:00Z.`,
      );
    }
    return { sql: `${column} ${operator} ?`, values: [time] };
  };

const ranges = (member: string, column: string): Record<string, Filter> => ({
  [`${member}.lt`]: bound(column, '<'),
  [`${member}.gt`]: bound(column, '>'),
  [`${member}.lte`]: bound(column, '<='),
  [`${member}.gte`]: bound(column, '>='),
});

/** Filters such as `createdAt.gte` and `modifiedAt.lt`. */
export const timeRanges: Readonly<Record<string, Filter>> = {
  ...ranges('createdAt', 'created_at'),
  ...ranges('modifiedAt', 'modified_at'),
};

const SECOND_MS = 1000;

/** The older filters by unix time, in seconds. */
export const createdTimes: Readonly<Record<'minCreatedTime' | 'maxCreatedTime', Filter>> = {
  minCreatedTime: (value) => ({ sql: 'created_at > ?', values: [Number(value) * SECOND_MS] }),
  maxCreatedTime: (value) => ({ sql: 'created_at < ?', values: [Number(value) * SECOND_MS] }),
};
