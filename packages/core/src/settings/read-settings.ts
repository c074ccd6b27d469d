import { SettingsError } from '../errors/errors.ts';
import type { Setting } from './setting.ts';

/** Settings by the names of their environment variables. */
export type SettingsSpec = Readonly<Record<string, Setting<unknown>>>;

/** The values of some settings, under the names of their environment variables. */
export type SettingsOf<S extends SettingsSpec> = {
  readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never;
};

/**
 * Reads settings from the environment: `readSettings({ SLACK_BOT_BENCHLING_CLIENT_ID: text({ what: 'the client id' }) }, process.env)`.
 * White space around a value is dropped; an empty value is a missing one.
 *
 * @throws {SettingsError} listing every missing and every wrong setting at once. Values of secrets are never repeated.
 */
export function readSettings<const S extends SettingsSpec>(
  spec: S,
  environment: Readonly<Record<string, string | undefined>>,
): SettingsOf<S> {
  const missing: string[] = [];
  const invalid: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(spec)) {
    const given = environment[name]?.trim() ?? '';
    if (given === '') {
      if (one.fallback === undefined) missing.push(`${name} is missing: set it to ${one.what} (${one.wanted})`);
      else values[name] = one.fallback.value;
      continue;
    }
    const value = one.parse(given);
    if (value === undefined) {
      const came = one.secret ? 'something else, not shown as it is a secret' : JSON.stringify(given);
      invalid.push(`${name} is ${one.what} and wants ${one.wanted}; got ${came}`);
    } else values[name] = value;
  }
  const faults = [...missing, ...invalid];
  if (faults.length > 0)
    throw new SettingsError(missing.length > 0 ? 'SETTINGS_MISSING' : 'SETTINGS_INVALID', faults.join('\n'), {
      details: { faults },
    });
  return values as SettingsOf<S>;
}
