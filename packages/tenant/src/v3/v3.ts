import type { Feature } from '../feature.ts';
import { appConfigValueFeature } from './app-config-values.ts';
import { appInstallationFeature } from './app-installations.ts';
import { appCanvasFeature } from './app-canvases.ts';
import { appSessionFeature } from './app-sessions.ts';
import { auditLogFeature } from './audit-logs.ts';
import { createBulk } from './bulk.ts';
import { bulkTaskFeature } from './bulk-tasks.ts';
import { collaborationFeature } from './collaborations.ts';
import { groupFeature } from './groups.ts';
import { groupMembershipFeature } from './group-memberships.ts';
import { limitsFeature } from './limits.ts';
import { peopleFeature } from './people.ts';
import { policyFeature } from './policies.ts';
import { projectFeature } from './projects.ts';
import { registryFeature } from './registries.ts';
import { createScratchBytes, scratchFileFeature } from './scratch-files.ts';
import type { V3Parts } from './v3-parts.ts';

/** What of API v3 is served: that for which API v2 has nothing, and what its references lead to. */
export function v3Features(parts: V3Parts): readonly Feature[] {
  const bulk = createBulk(parts.context, parts.storage, createScratchBytes(parts));
  return [
    auditLogFeature(parts),
    policyFeature(parts),
    collaborationFeature(parts, bulk),
    groupFeature(parts),
    groupMembershipFeature(parts),
    peopleFeature(parts),
    appInstallationFeature(parts),
    appConfigValueFeature(parts),
    appSessionFeature(parts, bulk),
    appCanvasFeature(parts, bulk),
    registryFeature(parts),
    projectFeature(parts, bulk),
    scratchFileFeature(parts, bulk),
    bulkTaskFeature(parts),
    limitsFeature(parts),
  ];
}
