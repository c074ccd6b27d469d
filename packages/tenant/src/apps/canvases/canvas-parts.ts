import type { Deliveries } from '../../deliveries/deliveries.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Feature } from '../../feature.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Apps } from '../apps.ts';
import { createSessions, type Sessions } from '../sessions/sessions.ts';
import { sessionsFeature } from '../sessions/sessions-feature.ts';
import { createCanvasUse, type CanvasUse } from './canvas-use.ts';
import { createCanvases, type Canvases } from './canvases.ts';
import { canvasesFeature } from './canvases-feature.ts';

/** What apps show in Benchling, and what people do with it. */
export interface CanvasParts {
  readonly sessions: Sessions;
  readonly canvases: Canvases;
  readonly canvasUse: CanvasUse;
  readonly features: readonly Feature[];
}

/** Makes canvases and sessions: for their apps, and for the people who use them. */
export function createCanvasParts(
  engine: Engine,
  storage: Storage,
  apps: Apps,
  deliveries: Pick<Deliveries, 'enqueue'>,
): CanvasParts {
  const sessions = createSessions(engine, apps);
  const canvases = createCanvases(engine, { apps, sessions });
  return {
    sessions,
    canvases,
    canvasUse: createCanvasUse(engine, storage, apps, (appId, message, resourceId) =>
      // The home page of an app is no item that it might not see.
      deliveries.enqueue({ appId, message, ...(resourceId !== appId && { itemId: resourceId }) }),
    ),
    features: [sessionsFeature(engine, sessions), canvasesFeature(engine, canvases)],
  };
}
