import type { LimitUse } from '@ligase/tenant/client';
import { useControl } from '../control/use-control.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page, Section } from '../ui/page.tsx';
import { LimitSettingsForm } from './limit-settings-form.tsx';

/** How much of each rate limit is used, and what the limits are. */
export function LimitsPage() {
  const use = useControl('getLimitUse', {}, { everyMs: 1000 });
  const settings = useControl('getLimits');
  return (
    <Page
      title="Limits"
      about="Requests in a window of time: each app has one of its own, all apps share one, and so do all user API keys."
    >
      {settings.data?.enabled === false && (
        <Notice tone="warn">Nothing is refused at the moment; requests are counted all the same.</Notice>
      )}
      <Section title="Use">
        <Loaded query={use}>
          {(all) => (
            <ul className="grid gap-4">
              {all.map((one) => (
                <Gauge key={one.appId ?? one.name} use={one} />
              ))}
            </ul>
          )}
        </Loaded>
      </Section>
      <Section title="Settings" about="Benchling publishes the numbers; how its windows lie in time is inferred.">
        <Loaded query={settings}>
          {(found) => <LimitSettingsForm key={JSON.stringify(found)} settings={found} />}
        </Loaded>
      </Section>
    </Page>
  );
}

function Gauge({ use: { name, limit, remaining, resetSeconds } }: { readonly use: LimitUse }) {
  const used = limit - remaining;
  const colour = remaining === 0 ? 'accent-bad' : remaining < limit / 5 ? 'accent-warn' : 'accent-accent';
  return (
    <li className="grid gap-1">
      <div className="flex justify-between gap-3">
        <span>{name}</span>
        <span className="shrink-0 text-muted tabular-nums">
          {used} of {limit} used{used > 0 && `, whole again in ${resetSeconds} s`}
        </span>
      </div>
      <meter
        className={`h-2 w-full ${colour}`}
        aria-label={`Use of ${name}`}
        min={0}
        max={limit}
        high={limit * 0.8}
        optimum={0}
        value={used}
      />
    </li>
  );
}
