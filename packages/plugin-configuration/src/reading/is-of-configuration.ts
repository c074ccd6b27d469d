/** Ends of the types of messages after which configuration may be another: saved, or another version installed. */
const telling = ['.app.configuration.updated', '.app.installed'];

/** Whether a webhook says that the configuration of an app may have changed. */
export function isOfConfiguration(webhook: unknown, appId: string): boolean {
  const { app, message } = (webhook ?? {}) as {
    readonly app?: { readonly id?: unknown };
    readonly message?: { readonly type?: unknown };
  };
  const type = message?.type;
  return app?.id === appId && typeof type === 'string' && telling.some((end) => type.endsWith(end));
}
