import type { Benchling } from '@ligase/core';

/** Reads the name of a user. */
export async function userName(benchling: Benchling, userId: string): Promise<string> {
  const user = await benchling.request('GET /users/{user_id}', { path: { user_id: userId } });
  return user.name ?? userId;
}
