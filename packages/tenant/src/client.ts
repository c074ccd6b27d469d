export type { Action, Decision } from './access/access.ts';
export type { Explanation } from './access/create-access.ts';
export type { Collaboration, Organization, Team } from './access/groups.ts';
export type { Grant, PolicyName, Role } from './access/policies.ts';
export type { Block, InputBlock, LeafBlock } from './apps/canvases/block.ts';
export type { CanvasView } from './apps/canvases/canvas-view.ts';
export type { Capability } from './apps/capabilities.ts';
export type { ConfigItem, ConfigValue } from './apps/configuration/config-items.ts';
export type { ConfigArray, ConfigPlan, ConfigSlot } from './apps/manifest/config-plan.ts';
export type { ManifestFinding } from './apps/manifest/manifest.ts';
export type { Inputs } from './apps/canvases/press-button.ts';
export type { ChainVerdict } from './audit/audit-chain.ts';
export type { AuditFormat } from './audit/audit-exports.ts';
export type { AuditFilter } from './audit/audit-filter.ts';
export type { AuditRow } from './audit/audit-row.ts';
export type { Used as CanvasUsed } from './apps/canvases/canvas-use.ts';
export { controlClient, ControlError, type ControlAddress, type RemoteControl } from './control/control-client.ts';
export type {
  Acting,
  AppCredential,
  AppDefinitionView,
  AppSessionView,
  AppView,
  Control,
  CoverageView,
  MembershipView,
  MemberView,
  PlaceView,
  TenantStatus,
  UserView,
} from './control/control.ts';
export type { LimitUse } from './control/limit-use.ts';
export type { DeliverySettings, DeliveryView } from './deliveries/deliveries.ts';
export type { DeliveryFault, WaitingDeliveryFault } from './deliveries/delivery-faults.ts';
export type { Attempt, DeliveryFilter, DeliveryState } from './deliveries/delivery.ts';
export type { OutletTarget, OutletView } from './events/event-outlet.ts';
export type { ItemEvent } from './events/events.ts';
export type { Fault, WaitingFault } from './faults/faults.ts';
export type { TrustedIssuer } from './identity/oidc/trusted-issuers.ts';
export type { LimitSettings } from './limits/create-limits.ts';
export type { LimitPreset } from './limits/limit-presets.ts';
export type { WindowKind } from './limits/window.ts';
export type { SeedProblem } from './seeds/seed-error.ts';
export type { BodyShown } from './requests/shown-exchange.ts';
export type { AnsweredRequest, RequestDetail, RequestFilter } from './requests/request-log.ts';
