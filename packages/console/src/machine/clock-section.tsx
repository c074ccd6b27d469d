import { useAct, useControl } from '../control/use-control.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Choice, TextField } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { submitted } from '../ui/submitted.ts';
import { Time } from '../ui/time.tsx';

const units = [
  ['1000', 'seconds'],
  ['60000', 'minutes'],
  ['3600000', 'hours'],
  ['86400000', 'days'],
] as const;

/** The tenant's clock: held, let run, and moved ahead. */
export function ClockSection() {
  const clock = useControl('getClock', {}, { everyMs: 1000 });
  const advance = useAct('advanceClock');
  const freeze = useAct('freezeClock');
  return (
    <Section
      title="Clock"
      about="Moved ahead, what is due by then is done: retries of webhooks, tasks, the end of tokens."
    >
      <Loaded query={clock}>
        {({ time, aheadMs, isFrozen }) => (
          <div className="flex flex-wrap items-center gap-3">
            <Time at={time} />
            <Badge tone={isFrozen ? 'warn' : 'plain'}>{isFrozen ? 'held' : 'running'}</Badge>
            {Math.abs(aheadMs) >= 1000 && (
              <span className="text-muted">{Math.round(aheadMs / 1000)} s ahead of this machine</span>
            )}
            <Button disabled={freeze.isPending} onClick={() => freeze.mutate({ isFrozen: !isFrozen })}>
              {isFrozen ? 'Let it run' : 'Hold it'}
            </Button>
          </div>
        )}
      </Loaded>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          const { amount, unit } = submitted(event);
          advance.mutate({ ms: Math.round(Number(amount) * Number(unit)) });
        }}
      >
        <TextField
          label="Move ahead by"
          name="amount"
          type="number"
          min={0}
          step="any"
          required
          defaultValue={5}
          className="w-28"
        />
        <Choice label="Unit" name="unit" options={units} defaultValue="60000" />
        <Button type="submit" disabled={advance.isPending}>
          Move ahead
        </Button>
      </form>
      <Problem error={advance.error ?? freeze.error} />
    </Section>
  );
}
