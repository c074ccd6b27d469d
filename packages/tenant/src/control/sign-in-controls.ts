import type { User } from '../identity/users.ts';
import { unknownId, type ControlBase } from './control-base.ts';
import type { Acting, Control } from './control.ts';

type SignInControls = Pick<
  Control,
  'issueAccessToken' | 'issueIdToken' | 'trustIssuer' | 'distrustIssuer' | 'listTrustedIssuers'
>;

/** What a company's identity provider does, and which ones the tenant trusts. Benchling's support sets that up. */
export function signInControls(base: ControlBase): SignInControls {
  const { users, issuer, trustedIssuers } = base;
  const existingUser = (id: string): User => {
    const user = users.get(id) ?? users.find(id);
    if (user === undefined) throw unknownId('user', id, 'listUsers');
    return user;
  };
  const record = (acting: Acting, action: string, name: string): void =>
    base.record(base.actor(acting), {
      eventDescription: 'Tenant: Updated identity providers',
      item: name,
      itemId: name,
      itemType: 'Identity Provider',
      changes: [{ action }],
    });
  return {
    issueAccessToken({ principalId }) {
      const { token, expiresInSeconds } = base.identity.issueToken(base.principalOf(principalId).id);
      return { accessToken: token, expiresInSeconds };
    },
    issueIdToken: ({ userId, ...token }) => ({ idToken: issuer.issue({ ...token, userId: existingUser(userId).id }) }),
    trustIssuer({ issuer: name, jwks, audiences, ...acting }) {
      record(acting, 'Trusted', name);
      trustedIssuers.trust({ issuer: name, jwks, ...(audiences !== undefined && { audiences }) });
    },
    distrustIssuer({ issuer: name, ...acting }) {
      if (!trustedIssuers.distrust(name)) throw unknownId('trusted issuer', name, 'listTrustedIssuers');
      record(acting, 'Distrusted', name);
    },
    listTrustedIssuers: () => trustedIssuers.list(),
  };
}
