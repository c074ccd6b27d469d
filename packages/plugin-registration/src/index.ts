export * from './contract.ts';
export { registrationActs, registrationPlugin } from './registration-plugin.ts';
