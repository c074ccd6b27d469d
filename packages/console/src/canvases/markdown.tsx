import type { ReactNode } from 'react';

/**
 * The little of Markdown that canvases use: headings, lists, bold, italic, code and links to the web. What else there is
 * stays as it is written; nothing of it becomes HTML.
 */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className="grid gap-1">
      {text.split('\n').map((line, index) => (
        <Line key={index} line={line} />
      ))}
    </div>
  );
}

function Line({ line }: { readonly line: string }) {
  const heading = /^#{1,6} +(?<rest>.*)$/u.exec(line)?.groups?.['rest'];
  if (heading !== undefined) return <p className="font-semibold">{inline(heading)}</p>;
  const point = /^ *[-*+] +(?<rest>.*)$/u.exec(line)?.groups?.['rest'];
  if (point !== undefined) return <p className="pl-4">• {inline(point)}</p>;
  return line.trim() === '' ? null : <p>{inline(line)}</p>;
}

const pieces = /(\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`|\[[^\]]+\]\(https?:[^)\s]+\))/u;

function inline(text: string): ReactNode[] {
  return text.split(pieces).map((piece, index) => {
    const link = /^\[(?<shown>[^\]]+)\]\((?<url>https?:[^)\s]+)\)$/u.exec(piece)?.groups;
    if (link !== undefined)
      return (
        <a key={index} href={link['url']} target="_blank" rel="noreferrer" className="underline">
          {link['shown']}
        </a>
      );
    if (/^\*\*.+\*\*$/u.test(piece)) return <strong key={index}>{piece.slice(2, -2)}</strong>;
    if (/^\*.+\*$/u.test(piece)) return <em key={index}>{piece.slice(1, -1)}</em>;
    if (/^`.+`$/u.test(piece))
      return (
        <code key={index} className="font-mono text-xs">
          {piece.slice(1, -1)}
        </code>
      );
    return piece;
  });
}
