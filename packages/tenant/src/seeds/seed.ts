import type { PolicyName } from '../access/policies.ts';
import type { Capability } from '../apps/capabilities.ts';
import type { ConfigValue } from '../apps/configuration/config-items.ts';
import type { WebhookUrlRouting } from '../apps/definitions.ts';
import type { AppFramework } from '../apps/manifest/manifest.ts';
import type { FieldInput } from '../control/control.ts';
import type { SchemaSettings, SchemaType } from '../resources/schemas/schema-type.ts';

/** A policy that a seed gives someone: a user's handle, or the name or id of an app, a team or an organization. */
export interface SeedGrant {
  readonly to: string;
  readonly policy: PolicyName;
  /** Default false. */
  readonly adminsOnly?: boolean;
}

/** A policy that a seed gives an app: `on` a project or a registry, by name or id. */
export interface SeedAppGrant {
  readonly on: string;
  readonly policy: PolicyName;
}

/** An app: from scratch with a `name`, or from a `manifest`. With both, the name is what the rest of the seed may call it. */
export interface SeedApp {
  readonly id?: string;
  readonly name?: string;
  readonly description?: string;
  /** The text of a manifest; in a seed file, the path of one from there. */
  readonly manifest?: string;
  /** Default `shareable`. */
  readonly framework?: AppFramework;
  /** Where it listens. It is told of nothing that the seed itself does. */
  readonly webhookUrl?: string;
  /** Default `SUFFIXED`. */
  readonly webhookUrlRouting?: WebhookUrlRouting;
  readonly access?: readonly SeedAppGrant[];
  readonly capabilities?: readonly Capability[];
  /** Values of its configuration, by path; `{{name}}` stands for an id. */
  readonly configuration?: readonly { readonly path: readonly string[]; readonly value: ConfigValue }[];
}

/** Who is in a group, by handle of a user or name of an app, and what all of them may use. */
export interface SeedMembers {
  readonly capabilities?: readonly Capability[];
  readonly admins?: readonly string[];
  readonly members?: readonly string[];
}

/** A folder and the folders in it. */
export interface SeedFolder {
  readonly id?: string;
  readonly name: string;
  readonly folders?: readonly SeedFolder[];
}

/** An item that a user creates through the API. */
export interface SeedItem {
  /** The handle of the user; default the first tenant admin. */
  readonly by?: string;
  /** The body of the API's create operation. `{{name}}` in it stands for the id of an item of that name further up. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** A container, and what is put into it. */
export interface SeedContainer extends SeedItem {
  /** The body of the API's transfer into it. */
  readonly transfer?: Readonly<Record<string, unknown>>;
}

/** A user of a seed. */
export interface SeedUser {
  readonly id?: string;
  readonly handle: string;
  readonly name: string;
  readonly email?: string;
  readonly isTenantAdmin?: boolean;
  readonly capabilities?: readonly Capability[];
}

/** A registry, its dropdowns and its schemas. */
export interface SeedRegistry {
  readonly id?: string;
  readonly name: string;
  /** A user's handle or an organization's name; default the first tenant admin. */
  readonly owner?: string;
  readonly access?: readonly SeedGrant[];
  readonly dropdowns?: readonly {
    readonly id?: string;
    readonly name: string;
    readonly options: readonly { readonly id?: string; readonly name: string }[];
  }[];
  readonly schemas?: readonly {
    readonly id?: string;
    readonly name: string;
    readonly type: SchemaType;
    readonly prefix?: string;
    readonly fields?: readonly FieldInput[];
    readonly settings?: SchemaSettings;
  }[];
}

/** A project and its folders. */
export interface SeedProject {
  readonly id?: string;
  readonly name: string;
  /** A user's handle or an organization's name; default the first tenant admin. */
  readonly owner?: string;
  readonly access?: readonly SeedGrant[];
  /** Of the project's root folder. */
  readonly folderId?: string;
  readonly folders?: readonly SeedFolder[];
}

/**
 * What a new tenant holds. Everything can be left out. Ids are drawn where none are given; give those that
 * other parts of the seed refer to.
 */
export interface Seed {
  /** The tenant's time from the start, such as `2027-01-04T08:00:00Z`; not before this machine's. */
  readonly clock?: string;
  /** The first with `isTenantAdmin` acts for the rest of the seed; without any, one is added. */
  readonly users?: readonly SeedUser[];
  readonly apps?: readonly SeedApp[];
  readonly organizations?: readonly (SeedMembers & {
    readonly id?: string;
    readonly name: string;
    readonly handle?: string;
    readonly teams?: readonly (SeedMembers & { readonly id?: string; readonly name: string })[];
  })[];
  readonly registries?: readonly SeedRegistry[];
  readonly projects?: readonly SeedProject[];
  readonly entryTemplates?: readonly {
    readonly id?: string;
    readonly name: string;
    readonly schemaId?: string;
    readonly notes?: readonly string[];
  }[];
  readonly customEntities?: readonly SeedItem[];
  readonly dnaSequences?: readonly SeedItem[];
  readonly locations?: readonly SeedItem[];
  readonly boxes?: readonly SeedItem[];
  readonly plates?: readonly SeedItem[];
  readonly containers?: readonly SeedContainer[];
  readonly entries?: readonly (SeedItem & { readonly notes?: readonly string[] })[];
}
