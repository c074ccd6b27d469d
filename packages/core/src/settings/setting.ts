import { Secret } from '../auth/secret.ts';

/** How one setting is read from text. */
export interface Setting<T> {
  /** What it is, for the message when it is missing: `the app's client id`. */
  readonly what: string;
  /** What a good value looks like: `an address such as https://your-tenant.benchling.com`. */
  readonly wanted: string;
  /** Whether the value must not be repeated in a message. */
  readonly secret: boolean;
  /** Given when the setting may be left out. */
  readonly fallback?: { readonly value: T };
  /** The value, or `undefined` when the text is none. */
  parse(text: string): T | undefined;
}

interface SettingOptions<T> {
  /** What it is, for the message when it is missing. */
  readonly what: string;
  /** The value when the setting is left out; without it the setting is required. */
  readonly fallback?: T;
}

function setting<T>(
  options: SettingOptions<T>,
  wanted: string,
  parse: (text: string) => T | undefined,
  secret = false,
): Setting<T> {
  return {
    what: options.what,
    wanted,
    secret,
    parse,
    ...('fallback' in options && { fallback: { value: options.fallback } }),
  };
}

/** A setting that is any text but an empty one. */
export const text = (options: SettingOptions<string>): Setting<string> => setting(options, 'a text', (given) => given);

/** A setting that is a secret; it comes wrapped, so that nothing prints it. */
export const secret = (options: SettingOptions<Secret>): Setting<Secret> =>
  setting(options, 'a secret', (given) => new Secret(given), true);

/** A setting that is an `http:` or `https:` address. */
export const address = (options: SettingOptions<URL>): Setting<URL> =>
  setting(options, 'an address such as https://your-tenant.benchling.com', (given) => {
    const url = URL.canParse(given) ? new URL(given) : undefined;
    return url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
      ? url
      : undefined;
  });

/** A setting that is a whole number within bounds. */
export const integer = (
  options: SettingOptions<number> & { readonly min?: number; readonly max?: number },
): Setting<number> => {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options;
  const bounds = options.min === undefined && options.max === undefined ? '' : ` from ${min} to ${max}`;
  return setting(options, `a whole number${bounds}`, (given) => {
    const value = /^-?\d+$/.test(given) ? Number(given) : Number.NaN;
    return value >= min && value <= max ? value : undefined;
  });
};

/** A setting that is `true` or `false`. */
export const flag = (options: SettingOptions<boolean>): Setting<boolean> =>
  setting(options, '"true" or "false"', (given) => (given === 'true' ? true : given === 'false' ? false : undefined));

/** A setting that is one of a few words. */
export const oneOf = <const W extends string>(words: readonly W[], options: SettingOptions<W>): Setting<W> =>
  setting(options, `one of ${words.join(', ')}`, (given) => words.find((word) => word === given));
