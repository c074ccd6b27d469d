import type { LimitUse } from '@ligase/tenant/client';
import { Link } from '@tanstack/react-router';
import { useControl } from '../control/use-control.ts';
import { Empty, Section } from '../ui/page.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Gauge } from './gauge.tsx';

/** How far each window is used: of each app, and of the whole tenant. */
export function Gauges() {
  // Windows end as time goes by, of which nothing tells.
  const use = useControl('getLimitUse', {}, { everyMs: 1000 });
  return (
    <Loaded query={use}>
      {(all) => {
        const ofApps = all.filter(({ counts }) => counts === 'app');
        return (
          <>
            <Section title="Apps" about="Each app has a window of its own.">
              {ofApps.length === 0 ? (
                <Empty title="There is no app yet.">
                  <Link to="/apps" className="underline underline-offset-2">
                    Create one
                  </Link>
                  , and its window is shown here.
                </Empty>
              ) : (
                <Grid all={ofApps} />
              )}
            </Section>
            <Section
              title="The tenant"
              about="Windows that many share, and those of the tiers and operations that were called."
            >
              <Grid all={all.filter(({ counts }) => counts !== 'app')} />
            </Section>
          </>
        );
      }}
    </Loaded>
  );
}

function Grid({ all }: { readonly all: readonly LimitUse[] }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-3">
      {all.map((use) => (
        <li key={`${nameOf(use)} ${use.app?.id}`} className="rounded-md border border-line p-3">
          <Gauge use={use} name={nameOf(use)}>
            {use.counts === 'app' && use.app !== null ? (
              <Link to="/apps/$appId" params={{ appId: use.app.id }} className="underline underline-offset-2">
                {use.app.name}
              </Link>
            ) : (
              nameOf(use)
            )}
          </Gauge>
        </li>
      ))}
    </ul>
  );
}

function nameOf(use: LimitUse): string {
  if (use.counts === 'app') return use.app?.name ?? '';
  if (use.counts === 'tier') return `Tier ${use.tier} of v3: ${use.app?.name ?? shared.users}`;
  return use.counts === 'operation' ? use.operationId : shared[use.counts];
}

const shared = {
  users: 'All user API keys together',
  apps: 'All apps together',
  objects: 'Objects created and updated',
} as const;
