import type { ConfigItem, ConfigValue } from '@ligase/tenant/client';
import type { Texts } from '../ui/use-edits.ts';

/** A value to save at a path. */
export interface ConfigChange {
  readonly path: readonly string[];
  readonly value: ConfigValue;
}

/** The field by which a secure_text is taken away, as an empty one means that it stays. */
export function removalOf({ id }: ConfigItem): string {
  return `${id}.remove`;
}

/** What the fields of items show. A secure_text shows nothing, as only the app can read it. */
export function configTexts(items: readonly ConfigItem[]): Texts {
  return Object.fromEntries(
    items.map(({ id, type, value }) => [id, type === 'secure_text' || value === null ? '' : String(value)]),
  );
}

/** What is to be saved of items, of which these fields were changed. */
export function configChanges(items: readonly ConfigItem[], changed: Texts): ConfigChange[] {
  return items.flatMap((item) => {
    const text = changed[item.id];
    if (text !== undefined) return [{ path: item.path, value: valueOf(item, text) }];
    return changed[removalOf(item)] === 'true' ? [{ path: item.path, value: null }] : [];
  });
}

function valueOf({ type }: ConfigItem, text: string): ConfigValue {
  if (text === '') return null;
  if (type === 'boolean') return text === 'true';
  if (type !== 'integer' && type !== 'float') return text;
  const number = Number(text);
  // What is no number is left to the tenant, which says what it takes; JSON would make it null.
  return Number.isFinite(number) && text.trim() !== '' ? number : text;
}
