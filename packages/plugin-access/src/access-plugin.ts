import { benchling, clock, definePlugin, identity, type HttpLayer, type Plugin } from '@ligase/core';
import { audit } from '@ligase/plugin-auditing/contract';
import { access, type Access } from './contract.ts';
import { explainAccess } from './explain/explain-access.ts';
import { questionOfError } from './explain/question-of-error.ts';
import { readGrants } from './reading/grants.ts';
import { readPlaces } from './reading/places.ts';
import { readStanding } from './reading/standing.ts';
import { readPerson, subjectOfApp } from './reading/subject.ts';
import { leastPrivilege } from './report/least-privilege.ts';
import { createUsageNotes } from './usage/usage-notes.ts';
import { memoryUsageSink, type UsageSink } from './usage/usage-sink.ts';

/** How an app looks at its own access. */
export interface AccessOptions {
  /** The app's `app_…` id in this tenant. Default: that of the only app in Benchling with this app's name. */
  readonly appId?: string;
  /** Where notes of what the app used outlive it. Default: memory, which ends with the process. */
  readonly usage?: UsageSink;
}

/** What the plugin asks for. */
type Requires = {
  readonly benchling: typeof benchling;
  readonly clock: typeof clock;
  readonly identity: typeof identity;
  readonly audit: typeof audit;
};

/** The service as the plugin itself knows it. */
interface AccessWithLayer extends Access {
  readonly layer: HttpLayer;
}

/** Tells an app what it may do, why not more, and how little would do; notes what it uses as it goes. */
export function accessPlugin(options: AccessOptions = {}): Plugin<'access', Requires, Access, 'access'> {
  const { appId, usage = memoryUsageSink() } = options;
  return definePlugin({
    name: 'access',
    requires: { benchling, clock, identity, audit },
    provides: access,
    setup({ deps, log, onStop }): Access {
      const api = deps.benchling;
      const notes = createUsageNotes({ sink: usage, clock: deps.clock, log });
      onStop(() => notes.flush());
      const whoAmI: Access['whoAmI'] = () => readStanding(api, deps.identity.name, appId);
      const explain: Access['explain'] = async ({ person, ...question }) => {
        const subject = person === undefined ? subjectOfApp(await whoAmI()) : await readPerson(api, person);
        return explainAccess(api, subject, question);
      };
      const service: AccessWithLayer = {
        layer: notes.layer,
        whoAmI,
        places: () => readPlaces(api),
        grants: (placeId) => readGrants(api, placeId),
        explain,
        async explainError(error) {
          const question = questionOfError(error);
          return question && explain(question);
        },
        async leastPrivilege({ since, until } = {}) {
          const span = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
          await notes.flush();
          return leastPrivilege({
            benchling: api,
            standing: await whoAmI(),
            notes: await notes.all(),
            records: deps.audit.trail(span),
            sinkName: usage.name,
            since,
            until,
          });
        },
      };
      return service;
    },
    // Core hands over what `setup` gave; the contract does not show the layer, because others have no use for it.
    layer: (service) => (service as AccessWithLayer).layer,
  });
}
