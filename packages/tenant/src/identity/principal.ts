/** Who makes a call: a user, or an app under its own identity. */
export interface Principal {
  /** `ent_…`, for users and apps alike; the `sub` of a token. */
  readonly id: string;
  readonly kind: 'user' | 'app';
  /** `app_…`; only for apps. */
  readonly appId?: string;
  readonly handle: string;
  readonly name: string;
  /** Tenant admins see and may do everything. Never an app. */
  readonly isTenantAdmin: boolean;
}
