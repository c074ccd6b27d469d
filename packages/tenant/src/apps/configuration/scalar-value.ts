import { invalidRequest } from '../../api-error.ts';
import { parseTime } from '../../engine/time-range.ts';
import type { ConfigItemType } from '../manifest/config-type.ts';
import type { ConfigValue } from './config-items.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/u;
const CONFIG_TIME = /^(?<date>\d{4}-\d{2}-\d{2}) (?<hours>\d{1,2}):(?<rest>\d{2}:\d{2}) (?<half>AM|PM)$/iu;

/** The value as it is kept. @throws {TenantApiError} 400 for one that the type does not take. */
export function scalarValue(type: ConfigItemType, value: unknown): ConfigValue {
  if (value === null) return null;
  const wrong = (wanted: string): Error =>
    invalidRequest(`Invalid value: ${JSON.stringify(value)}. An item of type ${type} takes ${wanted}.`);
  switch (type) {
    case 'boolean':
      if (typeof value !== 'boolean') throw wrong('true or false');
      return value;
    case 'integer':
      if (!Number.isSafeInteger(value)) throw wrong('a whole number');
      return value as number;
    case 'float':
      if (!Number.isFinite(value)) throw wrong('a number');
      return value as number;
    case 'date':
      if (typeof value !== 'string' || !DATE.test(value) || !isDay(value)) throw wrong('a date such as 2022-03-18');
      return value;
    case 'datetime': {
      const time = typeof value === 'string' ? timeOf(value) : undefined;
      if (time === undefined) throw wrong('a time such as 2022-03-18 05:14:35 PM');
      return written(time);
    }
    case 'json':
      if (typeof value !== 'string' || !isJson(value)) throw wrong('a text that is JSON');
      return value;
    default:
      if (typeof value !== 'string') throw wrong('a text');
      return value;
  }
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
