/** Who uses the console: the key that lets it in, and the user that it acts as. */
export interface Session {
  readonly adminKey: string;
  /** A handle; `undefined` for the tenant's first admin. */
  readonly actingUser: string | undefined;
}

const keyName = 'ligase.adminKey';
const userName = 'ligase.actingUser';

/**
 * Takes the admin key out of the address, where it stands behind the `#` that browsers send nowhere, and keeps it for as long
 * as the tab is open.
 */
export function takeKeyFromAddress({ location, history, sessionStorage }: Window): void {
  const key = new URLSearchParams(location.hash.slice(1)).get('key');
  if (key === null) return;
  sessionStorage.setItem(keyName, key);
  history.replaceState(null, '', location.pathname + location.search);
}

/** The session of this tab; `undefined` before it was let in. */
export function readSession(storage: Storage): Session | undefined {
  const adminKey = storage.getItem(keyName);
  return adminKey === null ? undefined : { adminKey, actingUser: storage.getItem(userName) ?? undefined };
}

/** Keeps the admin key that was typed in. */
export function keepKey(storage: Storage, adminKey: string): void {
  storage.setItem(keyName, adminKey);
}

/** Keeps who acts from now on. */
export function keepActingUser(storage: Storage, handle: string): void {
  storage.setItem(userName, handle);
}

/** Forgets the key and who acts. */
export function endSession(storage: Storage): void {
  storage.removeItem(keyName);
  storage.removeItem(userName);
}
