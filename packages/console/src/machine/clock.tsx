import { useAct, useControl } from '../control/use-control.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { durationText } from '../ui/duration-text.ts';
import { Choice, TextField } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { submitted } from '../ui/submitted.ts';
import { Time } from '../ui/time.tsx';

const unitsMs: Readonly<Record<string, number>> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** The time of the tenant: what it is, and how it is moved. */
export function Clock() {
  const clock = useControl('getClock', {}, { everyMs: 1000 });
  const advance = useAct('advanceClock');
  const freeze = useAct('freezeClock');
  return (
    <Section
      title="Clock"
      about="Tokens, tasks, retries and limits follow it. It never goes back, also not with a snapshot or a reset."
    >
      <Loaded query={clock}>
        {({ time, aheadMs, isFrozen }) => (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p className="text-lg font-medium" aria-label="Now">
              <Time at={time} />
            </p>
            <Badge tone={isFrozen ? 'warn' : 'good'}>{isFrozen ? 'frozen' : 'running'}</Badge>
            <span className="text-muted">{offsetText(aheadMs)}</span>
            <Button disabled={freeze.isPending} onClick={() => freeze.mutate({ isFrozen: !isFrozen })}>
              {isFrozen ? 'Release' : 'Freeze'}
            </Button>
          </div>
        )}
      </Loaded>
      <form
        aria-label="Advance the clock"
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          const { amount, unit = '' } = submitted(event);
          advance.mutate({ ms: Math.round(Number(amount) * (unitsMs[unit] ?? 0)) });
        }}
      >
        <TextField
          label="Advance by"
          name="amount"
          type="number"
          min="0.001"
          step="any"
          required
          defaultValue="1"
          className="w-28"
        />
        <Choice
          label="Unit"
          name="unit"
          defaultValue="hours"
          options={Object.keys(unitsMs).map((unit) => [unit, unit])}
        />
        <Button type="submit" disabled={advance.isPending}>
          Advance
        </Button>
      </form>
      <Problem error={advance.error ?? freeze.error} />
    </Section>
  );
}

function offsetText(aheadMs: number): string {
  if (Math.abs(aheadMs) < 1000) return 'as this machine’s clock';
  return aheadMs > 0
    ? `${durationText(aheadMs)} ahead of this machine`
    : `${durationText(-aheadMs)} behind this machine`;
}
