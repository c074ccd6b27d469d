import { invalidRequest } from '../../api-error.ts';
import type { Ids } from '../../clock/clock.ts';
import type { Actor } from '../../engine/changes.ts';
import type { App } from '../apps.ts';
import { pathText, slotAt, type ConfigPlan, type ConfigSlot } from '../manifest/config-plan.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ConfigItem, ConfigItems, ConfigValue } from './config-items.ts';
import { isLink, isPart, type LinkedResource, type LinkedResources } from './linked-resource.ts';
import { scalarValue } from './scalar-value.ts';
import { sealText } from './seal-text.ts';

/** What {@link createConfigValues} works with. */
export interface ConfigValueParts {
  readonly items: ConfigItems;
  readonly links: LinkedResources;
  readonly planOf: (app: App) => ConfigPlan | undefined;
  readonly manifestOf: (app: App) => Manifest | undefined;
  readonly ids: Pick<Ids, 'secretBytes'>;
}

/** Knows which values an item can have. */
export interface ConfigValues {
  /** Where the schema or the dropdown of a field or an option stands, and among which fields to look. */
  readonly ownerOf: (item: Pick<ConfigItem, 'appId' | 'path'>) => {
    readonly path: readonly string[];
    readonly part: 'fields' | 'output';
  };
  /** What an item links to, when it is there. */
  readonly linkOf: (item: Pick<ConfigItem, 'appId' | 'path' | 'type' | 'value'>) => LinkedResource | undefined;
  /** The value as it is kept: checked, and encrypted when it is secret. @throws {TenantApiError} 400 */
  readonly valueFor: (actor: Actor, app: App, item: ConfigItem, given: unknown) => ConfigValue;
}

/** Holds values to their types, to what the manifest asks for and to what is there in the tenant. */
export function createConfigValues({ items, links, planOf, manifestOf, ids }: ConfigValueParts): ConfigValues {
  const ownerOf: ConfigValues['ownerOf'] = ({ appId, path }) => {
    const above = path.slice(0, -1);
    const isOutput = above.at(-1) === 'output' && above.length > 1 && items.at(appId, above) === undefined;
    return isOutput ? { path: above.slice(0, -1), part: 'output' } : { path: above, part: 'fields' };
  };

  const linkOf: ConfigValues['linkOf'] = ({ appId, path, type, value }) => {
    if (!isLink(type) || typeof value !== 'string') return undefined;
    const owner = ownerOf({ appId, path });
    const parent = items.at(appId, owner.path)?.value;
    return links.find({ type, id: value, within: typeof parent === 'string' ? parent : null, part: owner.part });
  };

  const demandLink = (actor: Actor, item: ConfigItem, slot: ConfigSlot | undefined, value: string): void => {
    const refuse = (why: string): Error => invalidRequest(`Invalid value: ${value}. ${why}`, { invalidId: value });
    const link = linkOf({ ...item, value });
    if (link === undefined || link.row.archive_reason !== null || !links.readableBy(actor.principal, link)) {
      const within = isPart(item.type) ? ` in what is configured at ${pathText(ownerOf(item).path)}` : '';
      throw refuse(`There is no ${item.type}${within} that you may view.`);
    }
    const subtype = slot?.subtype ?? item.subtype;
    if (item.type === 'entity_schema' && subtype !== null && schemaType(link) !== subtype)
      throw refuse(`Schema ${link.name} is for ${schemaType(link)}, and ${pathText(item.path)} wants ${subtype}.`);
    const { type, isMulti, isRequired } = slot?.field ?? {};
    const { field } = link;
    if (field === undefined) return;
    if (type && field.type !== type)
      throw refuse(`Field ${field.name} is of type ${field.type}, and ${type} is wanted.`);
    if (typeof isMulti === 'boolean' && field.isMulti !== isMulti)
      throw refuse(
        `Field ${field.name} takes ${field.isMulti ? 'many values' : 'one value'}, and ${isMulti ? 'many' : 'one'} is wanted.`,
      );
    if (isRequired === true && !field.isRequired)
      throw refuse(`Field ${field.name} may be empty, and one is wanted that is required.`);
  };

  const valueFor: ConfigValues['valueFor'] = (actor, app, item, given) => {
    if (item.type === 'array_element')
      throw invalidRequest(`${pathText(item.path)} is a row; set the values of what is in it.`);
    const slot = planSlot(app, item.path);
    const value = scalarValue(item.type, given);
    if (value === null) return null;
    if (slot?.enum !== undefined && !slot.enum.includes(value as string | number))
      throw invalidRequest(
        `Invalid value: ${String(value)}. ${pathText(item.path)} takes one of ${slot.enum.join(', ')}.`,
      );
    if (isLink(item.type)) demandLink(actor, item, slot, String(value));
    return item.type === 'secure_text' ? seal(app, String(value)) : value;
  };
  const planSlot = (app: App, path: readonly string[]): ConfigSlot | undefined => {
    const plan = planOf(app);
    return plan && slotAt(plan, path);
  };
  const seal = (app: App, value: string): string => {
    const publicKey = manifestOf(app)?.publicKey;
    if (publicKey === undefined)
      throw invalidRequest(
        `${app.name} has no public key, so a secure_text cannot be encrypted for it: write security.publicKey in its manifest.`,
      );
    return sealText(value, publicKey, ids);
  };

  return { ownerOf, linkOf, valueFor };
}

function schemaType({ row }: LinkedResource): string {
  return (JSON.parse(row.body) as { readonly type: string }).type;
}
