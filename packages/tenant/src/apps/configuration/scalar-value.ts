import { invalidRequest } from '../../api-error.ts';
import { parseTime } from '../../engine/time-range.ts';
import type { ConfigItemType } from '../manifest/config-type.ts';
import type { ConfigValue } from './config-items.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/u;
const CONFIG_TIME = /^(?<date>\d{4}-\d{2}-\d{2}) (?<hours>\d{1,2}):(?<rest>\d{2}:\d{2}) (?<half>AM|PM)$/iu;

interface Reading {
  readonly wanted: string;
  /** The value as it is kept; `undefined` for one that the type does not take. */
  readonly read: (value: unknown) => ConfigValue | undefined;
}

const text: Reading = { wanted: 'a text', read: (value) => (typeof value === 'string' ? value : undefined) };

/** Types that take something else than any text. */
const readings: Partial<Readonly<Record<ConfigItemType, Reading>>> = {
  boolean: { wanted: 'true or false', read: (value) => (typeof value === 'boolean' ? value : undefined) },
  integer: {
    wanted: 'a whole number',
    read: (value) => (Number.isSafeInteger(value) ? (value as number) : undefined),
  },
  float: { wanted: 'a number', read: (value) => (Number.isFinite(value) ? (value as number) : undefined) },
  date: {
    wanted: 'a date such as 2022-03-18',
    read: (value) => (typeof value === 'string' && DATE.test(value) && isDay(value) ? value : undefined),
  },
  datetime: {
    wanted: 'a time such as 2022-03-18 05:14:35 PM',
    read(value) {
      const time = typeof value === 'string' ? timeOf(value) : undefined;
      return time === undefined ? undefined : written(time);
    },
  },
  json: {
    wanted: 'a text that is JSON',
    read: (value) => (typeof value === 'string' && isJson(value) ? value : undefined),
  },
};

/** The value as it is kept. @throws {TenantApiError} 400 for one that the type does not take. */
export function scalarValue(type: ConfigItemType, value: unknown): ConfigValue {
  if (value === null) return null;
  const { wanted, read } = readings[type] ?? text;
  const kept = read(value);
  if (kept === undefined)
    throw invalidRequest(`Invalid value: ${JSON.stringify(value)}. An item of type ${type} takes ${wanted}.`);
  return kept;
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Takes Benchling's way of writing times and RFC 3339. */
function timeOf(text: string): number | undefined {
  const { date, hours, rest, half } = CONFIG_TIME.exec(text)?.groups ?? {};
  if (date === undefined) return parseTime(text);
  const hour = (Number(hours) % 12) + (half?.toUpperCase() === 'PM' ? 12 : 0);
  return isDay(date) && Number(hours) <= 12
    ? parseTime(`${date}T${String(hour).padStart(2, '0')}:${rest}Z`)
    : undefined;
}

/** As the API writes times of configuration; they have no zone and count as UTC. */
function written(time: number): string {
  const iso = new Date(time).toISOString();
  const hour = new Date(time).getUTCHours();
  const twelve = String(hour % 12 === 0 ? 12 : hour % 12).padStart(2, '0');
  return `${iso.slice(0, 10)} ${twelve}:${iso.slice(14, 19)} ${hour < 12 ? 'AM' : 'PM'}`;
}
