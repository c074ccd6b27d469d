export type {
  EntityKind,
  Found,
  InventoryKind,
  ItemField,
  ItemKind,
  LinkAnswer,
  LinkKind,
  LinkTarget,
  LookUpAnswer,
  LookUpOptions,
  Registry,
  RegistryCall,
  RegistryItem,
  Unanswered,
} from './contract.ts';
export { registry } from './contract.ts';
export { readLink } from './links/read-link.ts';
export { registryPlugin, type RegistryOptions } from './registry-plugin.ts';
