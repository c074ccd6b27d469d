import type { LimitSettings } from '@ligase/tenant/client';
import { useAct } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Choice, TextField, Tick } from '../ui/field.tsx';
import { Problem } from '../ui/notice.tsx';
import { submitted } from '../ui/submitted.ts';

/** What the limits are, to be changed. */
export function LimitSettingsForm({ settings }: { readonly settings: LimitSettings }) {
  const save = useAct('setLimits');
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        const { enabled, kind, periodSeconds, perApp, allUsers, allApps = '', scale } = submitted(event);
        save.mutate({
          enabled: enabled !== undefined,
          kind: kind as LimitSettings['kind'],
          periodMs: Number(periodSeconds) * 1000,
          perApp: Number(perApp),
          allUsers: Number(allUsers),
          allApps: allApps === '' ? null : Number(allApps),
          scale: Number(scale),
        });
      }}
    >
      <Tick label="Refuse what is over the limit with 429" name="enabled" defaultChecked={settings.enabled} />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(12rem,1fr))] gap-4">
        <TextField
          label="Requests of one app"
          name="perApp"
          type="number"
          min={1}
          required
          defaultValue={settings.perApp}
        />
        <TextField
          label="Requests of all user API keys"
          name="allUsers"
          type="number"
          min={1}
          required
          defaultValue={settings.allUsers}
        />
        <TextField
          label="Requests of all apps"
          name="allApps"
          type="number"
          min={1}
          defaultValue={settings.allApps ?? ''}
          hint="Empty for no limit. No header shows it."
        />
        <TextField
          label="In how many seconds"
          name="periodSeconds"
          type="number"
          min={1}
          required
          defaultValue={settings.periodMs / 1000}
        />
        <Choice
          label="Window"
          name="kind"
          defaultValue={settings.kind}
          options={[
            ['fixed', 'fixed: turns with the clock'],
            ['sliding', 'sliding: the last seconds'],
            ['bucket', 'bucket: refills all the time'],
          ]}
        />
        <TextField
          label="Times"
          name="scale"
          type="number"
          min={0.001}
          step="any"
          required
          defaultValue={settings.scale}
          hint="Multiplies every number of requests; 0.1 to meet the limit sooner."
        />
      </div>
      <Problem error={save.error} />
      <div className="flex items-center gap-3">
        <Button type="submit" tone="primary" disabled={save.isPending}>
          Save
        </Button>
        <span className="text-muted">Every window starts afresh.</span>
      </div>
    </form>
  );
}
