import type { Benchling, Listing } from '@ligase/core';
import type { Flowcharts } from '../contract.ts';
import { laterListing } from '../listing/later-listing.ts';
import type { Flowchart } from '../task.ts';

/** How tasks follow one another: read, since people draw it in Benchling. */
export function createFlowcharts(benchling: Benchling): Flowcharts {
  return {
    list: (filter = {}, call = {}) =>
      laterListing(async () =>
        filter.ids?.length === 0
          ? undefined
          : (benchling.list('GET /workflow-flowcharts', { query: filter, ...call }) as Listing<Flowchart>),
      ),
    async get(flowchartId, call = {}) {
      const path = { workflow_flowchart_id: flowchartId };
      return (await benchling.request('GET /workflow-flowcharts/{workflow_flowchart_id}', {
        path,
        ...call,
      })) as Flowchart;
    },
    async ofVersion(configVersionId, call = {}) {
      const path = { workflow_flowchart_config_version_id: configVersionId };
      const route = 'GET /workflow-flowchart-config-versions/{workflow_flowchart_config_version_id}';
      return (await benchling.request(route, { path, ...call })).templateFlowchart as Flowchart;
    },
  };
}
