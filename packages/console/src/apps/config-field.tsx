import type { ConfigItem, ConfigPlan } from '@ligase/tenant/client';
import { Badge } from '../ui/badge.tsx';
import { Tick } from '../ui/field.tsx';
import type { SaveFields } from '../ui/save-form.tsx';
import { removalOf } from './config-texts.ts';

/** What {@link ConfigField} edits. */
export interface ConfigFieldProps {
  readonly item: ConfigItem;
  readonly plan: ConfigPlan;
  readonly fields: SaveFields;
}

/** One value of an app's configuration. */
export function ConfigField({ item, plan, fields }: ConfigFieldProps) {
  const { id, path, type, description, requiredConfig, value } = item;
  const choices = choicesOf(item, plan);
  const field = { id, className: 'control max-w-md', ...fields.field(id) };
  return (
    <li className="grid gap-1" style={{ paddingInlineStart: `${path.length - 1}rem` }}>
      <label htmlFor={id} className="flex flex-wrap items-center gap-2 font-medium">
        {path.join(' / ')} <Badge>{type}</Badge>{' '}
        {requiredConfig && <Badge tone={value === null ? 'warn' : 'plain'}>required</Badge>}
      </label>
      {choices === undefined ? (
        <input
          {...field}
          placeholder={placeholderOf(item)}
          autoComplete="off"
          inputMode={type === 'integer' ? 'numeric' : type === 'float' ? 'decimal' : 'text'}
        />
      ) : (
        <select {...field}>
          <option value="">not set</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      )}
      {type === 'secure_text' && value !== null && (
        <Tick label={`Take away ${path.join(' / ')}`} {...fields.tick(removalOf(item))} />
      )}
      {description !== '' && <p className="max-w-prose text-xs text-muted">{description}</p>}
    </li>
  );
}

/** What can be chosen, when the manifest lists it. */
function choicesOf({ path, type }: ConfigItem, { slots, arrays }: ConfigPlan): readonly string[] | undefined {
  if (type === 'boolean') return ['true', 'false'];
  const inRow = arrays.find((array) => array.path[0] === path[0] && path.length > 2);
  const [among, place] = inRow === undefined ? [slots, path] : [inRow.slots, path.slice(2)];
  return among.find((slot) => slot.path.join('\n') === place.join('\n'))?.enum?.map(String);
}

function placeholderOf({ type, value }: ConfigItem): string {
  if (type === 'secure_text') return value === null ? '' : 'set; only the app can read it. Empty: it stays.';
  return /^(?:text|integer|float|date|datetime|json)$/u.test(type) ? '' : 'the id of one in this tenant';
}
