/** What the Slack app must be allowed, and what for. The manifests ask for the same, and a test holds them to it. */
export const neededScopes: Readonly<Record<string, string>> = {
  'channels:history': 'finding a message again that may have been posted before a crash, in public channels',
  'channels:read': 'looking whether it is in a public channel',
  'chat:write': 'posting',
  'groups:history': 'the same as channels:history, in private channels',
  'groups:read': 'looking whether it is in a private channel',
  'im:history': 'the same as channels:history, in conversations with people',
  'im:write': 'opening conversations with people',
  'users:read': 'people',
  'users:read.email': 'the addresses by which people are known in Benchling',
};
