/** What the Slack app must be allowed, and what for. The manifests ask for the same, and a test holds them to it. */
export const neededScopes: Readonly<Record<string, string>> = {
  'app_mentions:read': 'being asked in a channel by its name',
  'channels:history': 'finding a message again that may have been posted before a crash, in public channels',
  'channels:read': 'looking whether it is in a public channel',
  'chat:write': 'posting',
  commands: 'its slash command',
  'files:read': 'files with sequences that are uploaded to be registered',
  'groups:history': 'the same as channels:history, in private channels',
  'groups:read': 'looking whether it is in a private channel',
  'im:history': 'the same as channels:history, in conversations with people',
  'im:write': 'opening conversations with people',
  'links:read': 'links into Benchling, in channels that are open to it',
  'links:write': 'previews of them',
  'users:read': 'people',
  'users:read.email': 'the addresses by which people are known in Benchling',
};
