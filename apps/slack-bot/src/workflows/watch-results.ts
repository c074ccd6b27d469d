import { audit } from '@ligase/plugin-auditing/contract';
import { entries } from '@ligase/plugin-entries';
import { runs } from '@ligase/plugin-runs';
import { defineWorkflow, uncheckedInput, type Cron } from '@ligase/workflows';
import { configuration } from '../configuration.ts';
import { tellOutOfRange } from '../results/tell-out-of-range.ts';
import { watchedRanges } from '../results/watched-ranges.ts';
import { slack } from '@ligase/plugin-slack/contract';

/** Looks at the results that have come since it last did, of every schema with a range. Cron `off` leaves it to whoever starts it. */
export function watchResults({ cron }: { readonly cron: string }) {
  return defineWorkflow({
    name: 'watch-results',
    requires: { runs, entries, slack, configuration, audit },
    input: uncheckedInput<object>(),
    // What cron takes is looked at when the app starts. What was missed is read with what comes next.
    schedules: cron === 'off' ? [] : [{ name: 'poll', cron: cron as Cron, input: () => ({}) }],
    async run({ deps, step }) {
      const schemaIds = await step('find schemas', async () => [...(await watchedRanges(deps.configuration)).keys()]);
      for (const schemaId of schemaIds) {
        let hasMore = true;
        while (hasMore)
          hasMore = await step(`judge ${schemaId}`, async ({ key }) => {
            const ranges = (await watchedRanges(deps.configuration)).get(schemaId) ?? [];
            // What dies before all are told looks at them again, and tells none twice.
            return await deps.runs.results.takeNew({ schemaId }, (found) => tellOutOfRange(deps, found, ranges, key));
          });
      }
    },
  });
}
