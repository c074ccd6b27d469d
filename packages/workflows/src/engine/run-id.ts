/** The id of the run that a key stands for: `slack-bot/announce-review/msg_1`. */
export function runIdOf(app: string, workflow: string, key: string): string {
  // "~" and "/" have a meaning of their own in the ids of repeated runs and of children.
  return `${app}/${workflow}/${encodeURIComponent(key).replaceAll('~', '%7E')}`;
}
