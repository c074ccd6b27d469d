import type { Engine } from '../../engine/engine.ts';
import { itemReply } from '../../engine/read-operations.ts';
import type { Feature } from '../../feature.ts';
import type { NewSession, SessionChanges, Sessions } from './sessions.ts';

/** The sessions of apps in API v2. */
export function sessionsFeature(engine: Engine, sessions: Sessions): Feature {
  const { family } = sessions;
  return {
    name: 'app sessions',
    operations: {
      createAppSession: {
        support: 'faithful',
        handle: (call) => itemReply(engine, family, sessions.create(call, call.body as NewSession), 201, call),
      },
      getAppSessionById: {
        support: 'faithful',
        handle: (call) => itemReply(engine, family, sessions.seen(call.principal, call.path['id'] ?? ''), 200, call),
      },
      updateAppSession: {
        support: 'faithful',
        handle: (call) => {
          const row = sessions.seen(call.principal, call.path['id'] ?? '');
          return itemReply(engine, family, sessions.update(call, row, call.body as SessionChanges), 200, call);
        },
      },
    },
  };
}
