import type { AppView, ConfigItem, ConfigPlan } from '@ligase/tenant/client';
import { useAct, useControl } from '../control/use-control.ts';
import { counted } from '../ui/counted.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Empty, Section } from '../ui/page.tsx';
import { SaveForm } from '../ui/save-form.tsx';
import { ConfigArrays } from './config-arrays.tsx';
import { ConfigField } from './config-field.tsx';
import { configChanges, configTexts } from './config-texts.ts';

/** The configuration that an app asks for, to be filled in as an admin does. */
export function ConfigurationTab({ app }: { readonly app: AppView }) {
  const configuration = useControl('getAppConfiguration', { appId: app.id });
  const plan = useControl('getConfigurationPlan', { appId: app.id });
  return (
    <Loaded query={plan}>
      {(asked) => (
        <Loaded query={configuration}>
          {(items) =>
            items.length + asked.arrays.length === 0 ? (
              <Empty title="This app asks for no configuration.">
                Add a <code>configuration</code> to its manifest and upload that as a new version.
              </Empty>
            ) : (
              <>
                <ConfigArrays appId={app.id} arrays={asked.arrays} items={items} />
                <Values appId={app.id} items={items} plan={asked} />
              </>
            )
          }
        </Loaded>
      )}
    </Loaded>
  );
}

interface ValuesProps {
  readonly appId: string;
  readonly items: readonly ConfigItem[];
  readonly plan: ConfigPlan;
}

function Values({ appId, items, plan }: ValuesProps) {
  const save = useAct('setAppConfiguration');
  const shown = items.filter(({ type }) => type !== 'array_element');
  const missing = shown.filter(({ requiredConfig, value }) => requiredConfig && value === null).length;
  if (shown.length === 0) return null;
  return (
    <Section
      title="Configuration"
      about={
        missing === 0
          ? 'All that is required is set.'
          : `${counted(missing, 'required value')} ${missing === 1 ? 'is' : 'are'} missing: the app cannot be activated.`
      }
    >
      <SaveForm
        saved={configTexts(shown)}
        onSave={(changed) => save.mutateAsync({ appId, items: configChanges(shown, changed) })}
        nameOf={(name) => shown.find(({ id }) => id === name)?.path.join(' / ') ?? name}
      >
        {(fields) => (
          <ul className="grid gap-4">
            {shown.map((item) => (
              <ConfigField key={item.id} item={item} plan={plan} fields={fields} />
            ))}
          </ul>
        )}
      </SaveForm>
    </Section>
  );
}
