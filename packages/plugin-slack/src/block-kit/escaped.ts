const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text that Slack shows as it is: neither a link nor a mention comes of what somebody wrote in Benchling. */
export function escaped(text: string): string {
  return text.replace(/[&<>]/gu, (character) => entities[character] ?? character);
}

/** A link under a name. */
export function link(url: string, name: string): string {
  // Encoded once, whether it was or not; what is not even an address stays harmless all the same.
  const address = URL.canParse(url) ? new URL(url).href : encodeURI(url);
  return `<${address.replace(/[<>|]/gu, encodeURIComponent)}|${escaped(name).replaceAll('|', '¦')}>`;
}

/** As much of a text as fits, with an ellipsis where it was cut: neither within what stands for one character, nor within an emoji. */
export function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/&[a-z]{0,3}$|[\uD800-\uDBFF]$/, '')}…`;
}

/** What somebody wrote in Slack, as they wrote it. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
