import type { Explanation } from '../access/create-access.ts';
import type { Action } from '../access/access.ts';
import type { Collaboration, Organization, Team } from '../access/groups.ts';
import type { PolicyName, Role } from '../access/policies.ts';
import type { ChainVerdict } from '../audit/audit-chain.ts';
import type { AuditFormat } from '../audit/audit-exports.ts';
import type { AuditFilter } from '../audit/audit-filter.ts';
import type { AuditRow } from '../audit/audit-row.ts';
import type { DeliveryView } from '../deliveries/deliveries.ts';
import type { DeliveryFault, WaitingDeliveryFault } from '../deliveries/delivery-faults.ts';
import type { DeliveryFilter } from '../deliveries/delivery.ts';
import type { WebhookKey } from '../deliveries/webhook-keys.ts';
import type { OutletTarget, OutletView } from '../events/event-outlet.ts';
import type { ItemEvent } from '../events/events.ts';
import type { Fault, WaitingFault } from '../faults/faults.ts';
import type { TrustedIssuer } from '../identity/oidc/trusted-issuers.ts';
import type { FirstAdmin } from '../seeds/apply-seed.ts';
import type { Seed } from '../seeds/seed.ts';
import type { User } from '../identity/users.ts';
import type { LimitSettings } from '../limits/create-limits.ts';
import type { LimitPreset } from '../limits/limit-presets.ts';
import type { NewNotation } from '../resources/bio/custom-notations.ts';
import type { NewLabelTemplate, NewPrinter, PrintJob } from '../resources/inventory/labels.ts';
import type { LocationLimits } from '../resources/inventory/locations.ts';
import type { SchemaSettings, SchemaType } from '../resources/schemas/schema-type.ts';
import type { AnsweredRequest, RequestDetail, RequestFilter } from '../requests/request-log.ts';
import type { Capability } from '../apps/capabilities.ts';
import type { Acting, MembershipView } from './acting.ts';
import type { AppControl } from './app-control.ts';
import type { CanvasControl, Said } from './canvas-control.ts';
import type { LimitUse } from './limit-use.ts';
import type { WorkflowControl } from './workflow-control.ts';

export type { Acting, MembershipView } from './acting.ts';
export type { AppCredential, AppDefinitionView, AppSessionView, AppView } from './app-control.ts';

/** A user, where they are a member, and what they may use beyond access to data, themselves or by a group. */
export type UserView = User & {
  readonly memberships: readonly MembershipView[];
  readonly capabilities: readonly Capability[];
};

/** Someone in an organization or a team. */
export interface MemberView {
  readonly principalId: string;
  readonly kind: 'user' | 'app';
  readonly name: string;
  readonly role: Role;
}

/** A project, a registry or a template collection, who owns it and who may do what in it. */
export interface PlaceView {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly collaborations: readonly Collaboration[];
}

/** A field of a new schema. */
export interface FieldInput {
  readonly id?: string;
  readonly name: string;
  /** One of the API's field types, such as `text`, `dropdown` or `dna_sequence_link`. */
  readonly type: string;
  /** Default false. */
  readonly isRequired?: boolean;
  /** Default false. */
  readonly isMulti?: boolean;
  /** The dropdown that a `dropdown` field chooses from. */
  readonly dropdownId?: string;
  /** The schema that what is linked must have. */
  readonly schemaId?: string;
}

/** The time of the tenant. */
export interface ClockView {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** How far it is ahead of this machine. */
  readonly aheadMs: number;
  readonly isFrozen: boolean;
}

/** What the tenant is and where. */
export interface TenantStatus {
  readonly url: string;
  readonly data: string;
  readonly seed: string;
  /** Milliseconds since 1970, by the tenant's clock. */
  readonly time: number;
  readonly users: number;
  readonly apps: number;
  readonly projects: number;
  readonly auditRows: number;
}

/** An operation of Benchling's API, and how this tenant serves it. */
export interface CoverageView {
  readonly version: 'v2' | 'v3';
  readonly operationId: string;
  readonly method: string;
  /** Below the base path of its version. */
  readonly path: string;
  readonly tag: string;
  /** `none` answers 501. */
  readonly support: 'faithful' | 'partial' | 'refused' | 'none';
  /** How it differs from Benchling, when it does. */
  readonly differs: string | null;
}

/**
 * What Benchling offers only in its UI, and what only a local tenant can do.
 * In this process it is called directly; the same functions answer below `/control/v1`.
 */
export interface Control extends AppControl, CanvasControl, WorkflowControl {
  getTenant(): TenantStatus;
  /** Every operation of API v2 and v3, and how faithfully it is served. */
  listCoverage(): Promise<readonly CoverageView[]>;

  createUser(
    user: {
      readonly id?: string;
      readonly name: string;
      readonly handle: string;
      readonly email?: string;
      readonly isTenantAdmin?: boolean;
    } & Acting,
  ): UserView;
  listUsers(): readonly UserView[];
  suspendUser(of: { readonly userId: string; readonly isSuspended: boolean } & Acting): UserView;
  /** An access token of a user or an app, as its credentials would get it. */
  issueAccessToken(of: { readonly principalId: string }): {
    readonly accessToken: string;
    readonly expiresInSeconds: number;
  };
  /** Makes a new API key, which kills the one before. */
  generateApiKey(of: { readonly userId: string } & Acting): { readonly apiKey: string };
  /** An id token of the tenant's own identity provider; it lives an hour unless told otherwise. */
  issueIdToken(of: { readonly userId: string; readonly audience: string; readonly expiresInSeconds?: number }): {
    readonly idToken: string;
  };
  /** Takes the id tokens of an identity provider from now on, signed with these keys. */
  trustIssuer(issuer: TrustedIssuer & Acting): void;
  distrustIssuer(of: { readonly issuer: string } & Acting): void;
  /** The identity providers that are trusted beside the tenant's own. */
  listTrustedIssuers(): readonly TrustedIssuer[];

  createOrganization(
    organization: { readonly id?: string; readonly name: string; readonly handle?: string } & Acting,
  ): Organization;
  listOrganizations(): readonly Organization[];
  createTeam(team: { readonly id?: string; readonly organizationId: string; readonly name: string } & Acting): Team;
  listTeams(): readonly Team[];
  archiveTeam(of: { readonly teamId: string } & Acting): Team;
  unarchiveTeam(of: { readonly teamId: string } & Acting): Team;
  listMembers(of: { readonly groupId: string }): readonly MemberView[];
  /** Adds a user or an app to an organization or a team, or changes its role; `role` defaults to `MEMBER`. */
  setMembership(
    membership: { readonly groupId: string; readonly memberId: string; readonly role?: Role } & Acting,
  ): MemberView;
  removeMembership(of: { readonly groupId: string; readonly memberId: string } & Acting): void;

  /** Makes a project with its root folder; the owner defaults to the acting user. */
  createProject(
    project: {
      readonly id?: string;
      readonly name: string;
      readonly ownerId?: string;
      readonly folderId?: string;
    } & Acting,
  ): PlaceView & { readonly folderId: string };
  listProjects(): readonly PlaceView[];
  createRegistry(
    registry: { readonly id?: string; readonly name: string; readonly ownerId?: string } & Acting,
  ): PlaceView;
  listRegistries(): readonly PlaceView[];
  /** Makes a collection of entry templates; who is granted access to it may do that with its templates. */
  createTemplateCollection(
    collection: { readonly id?: string; readonly name: string; readonly ownerId?: string } & Acting,
  ): PlaceView;
  createFolder(folder: { readonly id?: string; readonly name: string; readonly parentFolderId: string } & Acting): {
    readonly id: string;
  };
  /** Makes a schema of a registry; what `type` names are its items. */
  createSchema(
    schema: {
      readonly id?: string;
      readonly registryId: string;
      readonly name: string;
      readonly type: SchemaType;
      /** What the ids of its items begin with; needed for entities, batches, inventory and workflow tasks. */
      readonly prefix?: string;
      readonly fields?: readonly FieldInput[];
      /** What only its kind has, such as the `height` and `width` of a box. */
      readonly settings?: SchemaSettings;
    } & Acting,
  ): { readonly id: string };
  createDropdown(
    dropdown: {
      readonly id?: string;
      readonly registryId: string;
      readonly name: string;
      readonly options: readonly { readonly id?: string; readonly name: string }[];
    } & Acting,
  ): { readonly id: string };
  /** Makes a batch of an entity; containers can hold it. */
  createBatch(
    batch: {
      readonly id?: string;
      readonly name: string;
      readonly entityId: string;
      readonly schemaId?: string;
    } & Acting,
  ): { readonly id: string };
  /** Sets what a location takes; `null` lifts a limit, and what is left out stays as it was. */
  setLocationLimits(limits: { readonly locationId: string } & LocationLimits & Acting): void;
  /** Makes a label printer of a registry. Nothing is ever sent to its address. */
  createPrinter(printer: NewPrinter & Acting): { readonly id: string };
  /** Makes a label template; `{{barcode}}`, `{{name}}` and `{{id}}` stand for those of a container. */
  createLabelTemplate(template: NewLabelTemplate & Acting): { readonly id: string };
  /** Every label that would have been printed, the latest last. */
  listPrintJobs(): readonly PrintJob[];
  /** Makes a template whose first day has these lines of text. */
  createEntryTemplate(
    template: {
      readonly id?: string;
      readonly name: string;
      readonly schemaId?: string;
      /** Default: a collection of its own that everyone in the tenant may read. */
      readonly templateCollectionId?: string;
      readonly notes?: readonly string[];
      /** Tables behind the notes, each with the fields of a schema of results or of entities as its columns. */
      readonly tables?: readonly { readonly name: string; readonly schemaId: string }[];
    } & Acting,
  ): { readonly id: string };
  /** Makes a notation for modified strands: its tokens, and the nucleotide that each stands for, by symbols of monomers. */
  createCustomNotation(notation: NewNotation & Acting): { readonly id: string };
  /** Sets how the review of an entry stands; `null` takes the review away. */
  setEntryReview(
    review: {
      readonly entryId: string;
      readonly status: 'IN_PROGRESS' | 'NEEDS_REVIEW' | 'ACCEPTED' | 'REJECTED' | 'RETRACTED' | null;
      readonly comment?: string;
      readonly reviewerIds?: readonly string[];
    } & Acting,
  ): void;
  /** Writes the text of an entry, in the place of what it had. */
  setEntryNotes(notes: { readonly entryId: string; readonly notes: readonly string[] } & Acting): void;
  /** Puts a file at the end of an entry. */
  attachFile(
    file: {
      readonly entryId: string;
      readonly fileName: string;
      /** The bytes in base64. */
      readonly data64: string;
      readonly mimeType?: string;
      readonly caption?: string;
    } & Acting,
  ): { readonly externalFileId: string };
  /** Says what is done with an input or an output file of the runs of a schema. */
  configureAutomationFile(
    file: {
      readonly schemaId: string;
      readonly direction: 'INPUT' | 'OUTPUT';
      readonly fileName: string;
      /** Which column holds which field; by default each field has one under its name. */
      readonly columns?: readonly { readonly heading: string; readonly field: string }[];
      /** The schema of the results that the rows of an output file make. */
      readonly resultSchemaId?: string;
      /** A UUID: the file then waits for an app to update its transform. */
      readonly customTransformId?: string;
    } & Acting,
  ): void;
  /** Sets what a query of an instrument says; without an `id` it is a new one. */
  setInstrumentQuery(
    query: {
      readonly id?: string;
      readonly command: string;
      readonly connectionId?: string;
      readonly params?: Readonly<Record<string, unknown>>;
      readonly status?: string;
      readonly info?: string;
      readonly values?: Readonly<Record<string, unknown>>;
    } & Acting,
  ): { readonly id: string };
  setOwner(of: { readonly resourceId: string; readonly ownerId: string } & Acting): PlaceView;
  /** Gives a user, app, team or organization a policy on a project, a registry or a template collection, in the place of the one it had. */
  grantAccess(
    grant: {
      readonly resourceId: string;
      readonly collaboratorId: string;
      readonly policy: PolicyName;
      readonly adminsOnly?: boolean;
    } & Acting,
  ): PlaceView;
  revokeAccess(
    of: { readonly resourceId: string; readonly collaboratorId: string; readonly adminsOnly?: boolean } & Acting,
  ): PlaceView;
  /** Whether a user or an app may do something with an item, a project or a registry, and why. `action` defaults to `read`. */
  explainAccess(of: { readonly principalId: string; readonly itemId: string; readonly action?: Action }): Explanation;

  listAuditLog(filter: AuditFilter): readonly (AuditRow & { readonly number: number })[];
  /** The rows that match a filter as a file, with the columns of Benchling's audit export. */
  exportAuditLog(of: Omit<AuditFilter, 'limit'> & { readonly format: AuditFormat }): {
    readonly fileName: string;
    readonly mimeType: string;
    /** The bytes in base64. */
    readonly data64: string;
  };
  verifyAuditLog(): ChainVerdict;
  /** The latest requests, the newest first. `principalId` may be the `app_…` id of an app. */
  listRequests(filter: RequestFilter): readonly AnsweredRequest[];
  /** A request with its headers and bodies, but for credentials. */
  getRequest(of: { readonly number: number }): RequestDetail;

  /** The log of webhooks, the oldest first: the newest 100 when no limit is given. */
  listDeliveries(filter: DeliveryFilter): readonly DeliveryView[];
  /** A webhook with its body, its tries and their headers. */
  getDelivery(of: { readonly deliveryId: string }): DeliveryView;
  /** Sends a webhook once more, with the id that it had. */
  replayDelivery(of: { readonly deliveryId: string }): DeliveryView;
  /** Makes a new key that an app's webhooks are signed with; the one before stays good for a while. */
  rotateWebhookKeys(of: { readonly appId: string }): readonly Pick<WebhookKey, 'kid' | 'endsAt'>[];
  failNextDelivery(fault: DeliveryFault): void;
  listDeliveryFaults(): readonly WaitingDeliveryFault[];
  removeDeliveryFault(of: { readonly number: number }): void;
  /** Every type of message that an app can subscribe to. */
  listMessageTypes(): readonly string[];
  /** Makes an event of an item as if its cause had happened, and tells the apps that subscribed to it. */
  triggerEvent(
    event: {
      readonly type: string;
      readonly itemId: string;
      /** Such as `fields.Host`. */
      readonly updates?: readonly string[];
    } & Said,
  ): Omit<ItemEvent, 'members'> & {
    /** The webhooks about it, one for each app that subscribed to its type. */
    readonly deliveryIds: readonly string[];
  };
  /** Sends an app a message about itself as if it had happened. */
  triggerLifecycle(message: { readonly appId: string; readonly type: string } & Said): { readonly deliveryId: string };
  getEventOutlet(): OutletView;
  /** Sends the events that happen from now on to a file or a URL, as AWS EventBridge would; with neither, none. */
  setEventOutlet(target: OutletTarget): OutletView;

  getClock(): ClockView;
  /** Moves the time ahead and does what is due by then: retries, tasks, the end of tokens. */
  advanceClock(by: { readonly ms: number }): ClockView;
  /** Holds the time, or lets it run on from where it was held. */
  freezeClock(of: { readonly isFrozen: boolean }): ClockView;
  failNext(fault: Fault): void;
  listFaults(): readonly WaitingFault[];
  removeFault(of: { readonly number: number }): void;
  /** Takes back what was asked of calls and of deliveries. */
  clearFaults(): void;
  getLimits(): LimitSettings;
  /** Settings that are chosen at once, Benchling's numbers among them. */
  listLimitPresets(): readonly LimitPreset[];
  /** How far each window is used now: those of the apps and of the whole tenant, and of the tiers and operations that were called. */
  getLimitUse(): readonly LimitUse[];
  setLimits(settings: Partial<LimitSettings>): LimitSettings;
  saveSnapshot(of: { readonly name: string }): void;
  restoreSnapshot(of: { readonly name: string }): void;
  listSnapshots(): readonly string[];
  deleteSnapshot(of: { readonly name: string }): void;
  /** Starts anew with another seed, which is what the tenant is reset to from then on; a seed that does not work out changes nothing. */
  seedTenant(of: { readonly name?: 'empty' | 'demo'; readonly seed?: Seed }): Promise<FirstAdmin>;
  /** Puts the tenant back to how it was when it was new, with the same ids and keys. */
  resetTenant(): void;
}
