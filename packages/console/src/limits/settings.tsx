import type { LimitSettings } from '@ligase/tenant/client';
import { useAct, useControl } from '../control/use-control.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Choice, TextArea, TextField, Tick } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { SaveForm } from '../ui/save-form.tsx';
import { limitChanges, limitTexts } from './limit-texts.ts';

/** The limits themselves: presets, and each number. */
export function Settings() {
  const settings = useControl('getLimits');
  return (
    <Loaded query={settings}>
      {(now) => (
        <Section
          title="Settings"
          about="They last until the tenant is started anew. Each change begins every window afresh."
          actions={<Badge tone={now.enabled ? 'good' : 'warn'}>{now.enabled ? 'enforced' : 'not enforced'}</Badge>}
        >
          <Presets />
          <SettingsForm now={now} />
        </Section>
      )}
    </Loaded>
  );
}

function Presets() {
  const presets = useControl('listLimitPresets');
  const set = useAct('setLimits');
  return (
    <Loaded query={presets}>
      {(all) => (
        <div role="group" aria-label="Presets" className="grid gap-2">
          <div className="flex flex-wrap gap-2">
            {all.map(({ name, about, settings }) => (
              <Button key={name} title={about} disabled={set.isPending} onClick={() => set.mutate(settings)}>
                {name}
              </Button>
            ))}
          </div>
          <ul className="text-xs text-muted">
            {all.map(({ name, about }) => (
              <li key={name}>
                {name}: {about}.
              </li>
            ))}
          </ul>
          <Problem error={set.error} />
        </div>
      )}
    </Loaded>
  );
}

const labels: Readonly<Record<keyof LimitSettings, string>> = {
  enabled: 'Refuse who is over',
  kind: 'Window',
  periodMs: 'Its length in seconds',
  perApp: 'Requests of one app',
  allUsers: 'Of all user API keys together',
  allApps: 'Of all apps together',
  scale: 'Multiplied by',
  tierLimits: 'By tier of v3, from tier 1',
  tierPeriodMs: 'Length of a tier’s window in seconds',
  objectsPerHour: 'Objects created and updated in an hour',
  operationsPerHour: 'Calls of an operation in an hour',
};

function SettingsForm({ now }: { readonly now: LimitSettings }) {
  const set = useAct('setLimits');
  const number = { type: 'number', min: 1, step: 1, required: true } as const;
  const seconds = { type: 'number', min: '0.001', step: '0.001', required: true } as const;
  return (
    <SaveForm
      className="border-t border-line pt-3"
      saved={limitTexts(now)}
      onSave={(changed) => set.mutateAsync(limitChanges(changed))}
      nameOf={(name) => labels[name as keyof LimitSettings]}
    >
      {({ field, tick }) => {
        const labelled = (name: keyof LimitSettings) => ({ label: labels[name], ...field(name) });
        return (
          <>
            <Tick label={labels.enabled} {...tick('enabled')} />
            <div className="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-3">
              <Choice
                {...labelled('kind')}
                hint="Which of them Benchling has is inferred."
                options={[
                  ['fixed', 'Fixed: all begin together'],
                  ['sliding', 'Sliding: the last seconds'],
                  ['bucket', 'Bucket: fills up evenly'],
                ]}
              />
              <TextField {...labelled('periodMs')} {...seconds} />
              <TextField {...labelled('perApp')} {...number} />
              <TextField {...labelled('allUsers')} {...number} />
              <TextField {...labelled('allApps')} {...number} required={false} hint="Empty: no limit." />
              <TextField
                {...labelled('scale')}
                type="number"
                min="0.001"
                step="any"
                required
                hint="All numbers of requests at once."
              />
              <TextField
                {...labelled('tierLimits')}
                pattern="\s*\d+(\s*,\s*\d+)*\s*|"
                title="Whole numbers, with commas between them"
                hint="Empty: no limit."
              />
              <TextField {...labelled('tierPeriodMs')} {...seconds} />
              <TextField {...labelled('objectsPerHour')} {...number} required={false} hint="Empty: no limit." />
              <TextArea
                {...labelled('operationsPerHour')}
                rows={3}
                className="font-mono text-xs"
                hint="A line each: its name, a space, how many."
              />
            </div>
          </>
        );
      }}
    </SaveForm>
  );
}
