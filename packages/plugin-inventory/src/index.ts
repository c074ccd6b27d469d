export * from './contract.ts';
export { inventoryPlugin, type InventoryOptions } from './inventory-plugin.ts';
export { wellsOf } from './levels/snapshot.ts';
export { wellOf } from './levels/well-of.ts';
export { finalLevels } from './transfers/final-levels.ts';
export { concentrationOf } from './units/concentration.ts';
export { toQuantity, volumePl, volumePlOf } from './units/volume.ts';
