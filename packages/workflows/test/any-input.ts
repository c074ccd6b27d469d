import type { Schema } from '../src/index.ts';

/** A schema that takes whatever `check` does not throw at. */
export function schemaOf<T>(check: (value: unknown) => T): Schema<T> {
  return {
    '~standard': {
      version: 1,
      vendor: 'test',
      validate(value) {
        try {
          return { value: check(value) };
        } catch (error) {
          return { issues: [{ message: (error as Error).message }] };
        }
      },
    },
  };
}

/** Takes anything. */
export const anything: Schema<unknown> = schemaOf((value) => value);

/** Takes a text. */
export const text: Schema<string> = schemaOf((value) => {
  if (typeof value !== 'string') throw new Error('expected a text');
  return value;
});
