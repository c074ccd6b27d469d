/** What a link can lead to. Sequences and oligos share the beginning of their ids. */
export type LinkKind = (typeof kinds)[keyof typeof kinds];

/** What a link leads to. */
export interface LinkTarget {
  readonly kind: LinkKind;
  readonly id: string;
}

/**
 * Where a link leads, or why it is not followed:
 * - `no-link`: it is no URL, or far too long.
 * - `foreign`: it does not lead to this tenant, whatever it looks like.
 * - `credentials`: it has a user name or password in it.
 * - `share-link`: it was made to share something, and has a key of its own in it instead of an id. The API knows no such keys.
 * - `nothing`: it leads to this tenant, but to nothing that has an id in its path.
 */
export type LinkAnswer =
  | { readonly target: LinkTarget }
  | { readonly target: undefined; readonly why: 'no-link' | 'foreign' | 'credentials' | 'share-link' | 'nothing' };

const kinds = {
  etr: 'entry',
  seq: 'sequence',
  prtn: 'aa-sequence',
  bfi: 'custom-entity',
  mol: 'molecule',
  mxt: 'mixture',
  con: 'container',
  box: 'box',
  plt: 'plate',
  lib: 'folder',
  src: 'project',
  tmpl: 'entry-template',
  wftask: 'workflow-task',
  prs: 'workflow-task-group',
  wfout: 'workflow-output',
  req: 'request',
  ent: 'user',
} as const;

// `seq_asQya4lk`, alone or before a name: `seq_asQya4lk-puc19`. Below a folder some links have a hyphen: `bfi-xCUXNVyG-sbn000`.
const named = new RegExp(`^(${Object.keys(kinds).join('|')})([_-])([A-Za-z0-9]{3,40})(?:-.*)?$`);
// The folder itself may stand without its `lib_`: `f_/xmPebKow-training`.
const bareFolder = /^([A-Za-z0-9]{6,12})(?:-.*)?$/;
const maxLinkChars = 2000;

/** Reads a link by itself: the last part of its path that begins with the id of something. Nothing is looked up. */
export function readLink(link: string, tenant: URL): LinkAnswer {
  const text = link.trim();
  const url = text.length <= maxLinkChars && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return { target: undefined, why: 'no-link' };
  // The origin is the scheme, the whole host and the port; a host that merely begins or ends alike is another one.
  if (url.origin === 'null' || url.origin !== tenant.origin) return { target: undefined, why: 'foreign' };
  if (url.username !== '' || url.password !== '') return { target: undefined, why: 'credentials' };
  const parts = url.pathname.split('/').slice(1);
  if (parts[0] === 's') return { target: undefined, why: 'share-link' };
  const target = parts.map((part, at) => targetOf(part, parts.slice(0, at))).findLast((found) => found !== undefined);
  return target === undefined ? { target, why: 'nothing' } : { target };
}

function targetOf(part: string, before: readonly string[]): LinkTarget | undefined {
  const [, prefix, separator, rest] = named.exec(part) ?? [];
  if (prefix !== undefined && (separator === '_' || isFolderMark(before.at(-2))))
    return { kind: kinds[prefix as keyof typeof kinds], id: `${prefix}_${rest}` };
  const [, folder] = isFolderMark(before.at(-1)) ? (bareFolder.exec(part) ?? []) : [];
  return folder === undefined ? undefined : { kind: 'folder', id: `lib_${folder}` };
}

function isFolderMark(part: string | undefined): boolean {
  return part === 'f' || part === 'f_';
}
