/** What Ligase writes its log lines through. A pino logger is one. */
export interface Logger {
  child(bindings: Readonly<Record<string, unknown>>): Logger;
  debug(fields: object, message?: string): void;
  info(fields: object, message?: string): void;
  warn(fields: object, message?: string): void;
  error(fields: object, message?: string): void;
}
