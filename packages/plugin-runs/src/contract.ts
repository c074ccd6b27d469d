import { token, type Token } from '@ligase/core';

/** The runs capability, as other plugins and workflows see it. */
export interface Runs {
  /** The name of a user, as Benchling shows it. */
  userName(userId: string): Promise<string>;
}

/** Names the service to whoever requires it. */
export const runs: Token<Runs, 'runs'> = token<Runs>()('runs');
