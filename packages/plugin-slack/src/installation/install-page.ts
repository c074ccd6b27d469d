import type { ServerResponse } from 'node:http';

/** What a person in a browser is told, and the link that goes on, if any. */
export interface InstallPage {
  readonly status: number;
  readonly title: string;
  readonly words: string;
  readonly next?: { readonly label: string; readonly href: string };
}

/** Answers with a page of a few words. */
export function answerPage(response: ServerResponse, { status, title, words, next }: InstallPage): void {
  const link = next === undefined ? '' : `<p><a href="${escapedHtml(next.href)}">${escapedHtml(next.label)}</a></p>`;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    // The address has the code of an installation in it.
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapedHtml(title)}</title>
<style>body { font: 1.1em/1.5 system-ui, sans-serif; max-width: 34em; margin: 4em auto; padding: 0 1em }</style>
<h1>${escapedHtml(title)}</h1>
<p>${escapedHtml(words)}</p>
${link}
</html>
`);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapedHtml(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => entities[character] ?? character);
}
