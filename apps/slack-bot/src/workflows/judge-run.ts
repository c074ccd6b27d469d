import { audit } from '@ligase/plugin-auditing/contract';
import { entries } from '@ligase/plugin-entries';
import { runs } from '@ligase/plugin-runs';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { configuration } from '../configuration.ts';
import { tellOutOfRange } from '../results/tell-out-of-range.ts';
import { watchedRanges } from '../results/watched-ranges.ts';
import { slack } from '@ligase/plugin-slack/contract';

/** Looks at the results of a run that was made or changed: Benchling tells of those by webhooks, and of results by none. */
export const judgeRun = defineWorkflow({
  name: 'judge-run',
  requires: { runs, entries, slack, configuration, audit },
  input: uncheckedInput<{ readonly runId: string }>(),
  async run({ deps, step }, { runId }) {
    await step('judge', async ({ key }) => {
      for (const [schemaId, ranges] of await watchedRanges(deps.configuration))
        await tellOutOfRange(deps, deps.runs.results.list({ schemaId, assayRunIds: [runId] }), ranges, key);
    });
  },
});
