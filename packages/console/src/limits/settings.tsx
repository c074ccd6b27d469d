import type { LimitSettings } from '@ligase/tenant/client';
import { useAct, useControl } from '../control/use-control.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Choice, TextArea, TextField, Tick } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { submitted } from '../ui/submitted.ts';
import { limitPresets } from './limit-presets.ts';
import { readLimitSettings, type LimitTexts } from './read-limit-settings.ts';

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
          <SettingsForm key={JSON.stringify(now)} now={now} />
        </Section>
      )}
    </Loaded>
  );
}

function Presets() {
  const set = useAct('setLimits');
  return (
    <div role="group" aria-label="Presets" className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        {limitPresets.map(({ name, about, settings }) => (
          <Button key={name} title={about} disabled={set.isPending} onClick={() => set.mutate(settings)}>
            {name}
          </Button>
        ))}
      </div>
      <ul className="text-xs text-muted">
        {limitPresets.map(({ name, about }) => (
          <li key={name}>
            {name}: {about}.
          </li>
        ))}
      </ul>
      <Problem error={set.error} />
    </div>
  );
}

function SettingsForm({ now }: { readonly now: LimitSettings }) {
  const set = useAct('setLimits');
  const number = { type: 'number', min: 1, step: 1, required: true } as const;
  return (
    <form
      className="grid gap-3 border-t border-line pt-3"
      onSubmit={(event) => set.mutate(readLimitSettings(submitted(event) as LimitTexts))}
    >
      <Tick label="Refuse who is over" name="enabled" defaultChecked={now.enabled} />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-3">
        <Choice
          label="Window"
          name="kind"
          defaultValue={now.kind}
          hint="Which of them Benchling has is inferred."
          options={[
            ['fixed', 'Fixed: all begin together'],
            ['sliding', 'Sliding: the last seconds'],
            ['bucket', 'Bucket: fills up evenly'],
          ]}
        />
        <TextField label="Its length in ms" name="periodMs" {...number} defaultValue={now.periodMs} />
        <TextField label="Requests of one app" name="perApp" {...number} defaultValue={now.perApp} />
        <TextField label="Of all user API keys together" name="allUsers" {...number} defaultValue={now.allUsers} />
        <TextField
          label="Of all apps together"
          name="allApps"
          {...number}
          required={false}
          defaultValue={now.allApps ?? ''}
          hint="Empty: no limit."
        />
        <TextField
          label="Multiplied by"
          name="scale"
          type="number"
          min="0.001"
          step="any"
          required
          defaultValue={now.scale}
          hint="All numbers of requests at once."
        />
        <TextField
          label="By tier of v3, from tier 1"
          name="tierLimits"
          pattern="\s*\d+(\s*,\s*\d+)*\s*|"
          title="Whole numbers, with commas between them"
          defaultValue={now.tierLimits?.join(', ') ?? ''}
          hint="Empty: no limit."
        />
        <TextField
          label="Length of a tier’s window in ms"
          name="tierPeriodMs"
          {...number}
          defaultValue={now.tierPeriodMs}
        />
        <TextField
          label="Objects created and updated in an hour"
          name="objectsPerHour"
          {...number}
          required={false}
          defaultValue={now.objectsPerHour ?? ''}
          hint="Empty: no limit."
        />
        <TextArea
          label="Calls of an operation in an hour"
          name="operationsPerHour"
          rows={3}
          className="font-mono text-xs"
          defaultValue={Object.entries(now.operationsPerHour)
            .map(([operationId, limit]) => `${operationId} ${limit}`)
            .join('\n')}
          hint="A line each: its name, a space, how many."
        />
      </div>
      <Problem error={set.error} />
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={set.isPending}>
          Save
        </Button>
        {set.isSuccess && <span role="status">Saved.</span>}
      </div>
    </form>
  );
}
