import type { SecretKeeper } from './secret-keeper.ts';

/** The value of an HTTP Basic `Authorization` header, both parts of which are kept secret. */
export function basicAuthorization(user: string, password: string, secrets: SecretKeeper): string {
  const credential = Buffer.from(`${user}:${password}`).toString('base64');
  secrets.add(password === '' ? user : password);
  secrets.add(credential);
  return `Basic ${credential}`;
}
