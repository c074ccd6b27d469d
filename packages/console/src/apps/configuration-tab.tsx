import type { AppView, ConfigItem, ConfigValue } from '@ligase/tenant/client';
import { useAct, useControl } from '../control/use-control.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Empty, Section } from '../ui/page.tsx';
import { submitted } from '../ui/submitted.ts';

/** The configuration that an app asks for, to be filled in as an admin does. */
export function ConfigurationTab({ app }: { readonly app: AppView }) {
  const configuration = useControl('getAppConfiguration', { appId: app.id });
  return (
    <Loaded query={configuration}>
      {(items) =>
        items.length === 0 ? (
          <Empty title="This app asks for no configuration.">
            Add a <code>configuration</code> to its manifest and upload that as a new version.
          </Empty>
        ) : (
          <Form appId={app.id} items={items} />
        )
      }
    </Loaded>
  );
}

function Form({ appId, items }: { readonly appId: string; readonly items: readonly ConfigItem[] }) {
  const save = useAct('setAppConfiguration');
  const shown = items.filter(({ type }) => type !== 'array_element');
  const missing = shown.filter(({ requiredConfig, value }) => requiredConfig && value === null).length;
  return (
    <Section
      title="Configuration"
      about={
        missing === 0
          ? 'All that is required is set.'
          : `${missing} required ${missing === 1 ? 'value is' : 'values are'} missing: the app cannot be activated.`
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          const written = submitted(event);
          const changed = shown.flatMap((item) => {
            const text = written[item.id] ?? '';
            return text === textOf(item.value) ? [] : [{ path: item.path, value: valueOf(item, text) }];
          });
          save.mutate({ appId, items: changed });
        }}
      >
        <ul className="grid gap-4">
          {shown.map((item) => (
            <ConfigField key={`${item.id}:${item.modifiedAt}`} item={item} />
          ))}
        </ul>
        <Problem error={save.error} />
        <div className="flex items-center gap-3">
          <Button type="submit" tone="primary" disabled={save.isPending}>
            Save
          </Button>
          {save.isSuccess && <span role="status">Saved.</span>}
        </div>
      </form>
    </Section>
  );
}

function ConfigField({ item }: { readonly item: ConfigItem }) {
  const { id, path, type, description, requiredConfig, value } = item;
  return (
    <li className="grid gap-1" style={{ paddingInlineStart: `${path.length - 1}rem` }}>
      <label htmlFor={id} className="flex flex-wrap items-center gap-2 font-medium">
        {path.join(' / ')} <Badge>{type}</Badge>{' '}
        {requiredConfig && <Badge tone={value === null ? 'warn' : 'plain'}>required</Badge>}
      </label>
      {type === 'boolean' ? (
        <select id={id} name={id} defaultValue={textOf(value)} className="control max-w-md">
          <option value="">not set</option>
          <option value="true">true</option>
          <option value="false">false</option>
        </select>
      ) : (
        <input
          id={id}
          name={id}
          defaultValue={type === 'secure_text' ? '' : textOf(value)}
          placeholder={placeholderOf(item)}
          className="control max-w-md"
        />
      )}
      {description !== '' && <p className="max-w-prose text-xs text-muted">{description}</p>}
    </li>
  );
}

function placeholderOf({ type, value }: ConfigItem): string {
  if (type === 'secure_text') return value === null ? '' : 'set; only the app can read it';
  return /^(?:text|integer|float|date|datetime|json)$/u.test(type) ? '' : 'the id of one in this tenant';
}

function textOf(value: ConfigValue): string {
  return value === null ? '' : String(value);
}

function valueOf({ type }: ConfigItem, text: string): ConfigValue {
  if (text === '') return null;
  if (type === 'boolean') return text === 'true';
  return type === 'integer' || type === 'float' ? Number(text) : text;
}
