export { configurationPlugin, type ConfigurationOptions } from './configuration-plugin.ts';
export type {
  ArraySpec,
  Configuration,
  ConfigurationSchema,
  ConfigurationToken,
  Inaccessible,
  ItemSpec,
  Link,
  Linked,
  LinkSpec,
  PartSpec,
  PartSpecs,
  Row,
  ScalarSpec,
  ValuesOf,
  ValueSpec,
} from './contract.ts';
export { configurationToken } from './contract.ts';
export type { KeyService } from './secure-text/key-service.ts';
export { kmsKey, type KmsDecryptInput, type KmsKeyOptions } from './secure-text/kms-key.ts';
export { localKey } from './secure-text/local-key.ts';
