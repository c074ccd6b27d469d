/** The tabs of an app, as their names stand in the address. */
export const appTabs = {
  general: 'General',
  access: 'Access',
  configuration: 'Configuration',
  versions: 'Versions',
  activity: 'Activity',
  webhook: 'Webhook URL',
} as const;

/** A tab of an app. */
export type AppTab = keyof typeof appTabs;

/** Whether a part of an address names a tab. */
export function isAppTab(name: unknown): name is AppTab {
  return typeof name === 'string' && Object.hasOwn(appTabs, name);
}
