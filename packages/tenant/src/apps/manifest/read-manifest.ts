import { checkShape, type Resolve } from './check-shape.ts';
import type {
  AppFramework,
  ConfigDefinition,
  Lifecycle,
  Manifest,
  ManifestFeature,
  ManifestFinding,
} from './manifest.ts';
import { manifestRules } from './manifest-rules.ts';
import { manifestShape } from './manifest-shape.ts';
import { isAlias, parseYaml, type Document, type Node, type ParsedNode } from './yaml.ts';

/** Which rules a manifest is held to. */
export interface ManifestOptions {
  /** Default `shareable`. */
  readonly framework?: AppFramework;
}

/** A manifest with what is wrong with it; there is no manifest when anything is an error. */
export interface ReadManifest {
  readonly manifest?: Manifest;
  /** In the order of the lines. */
  readonly findings: readonly ManifestFinding[];
}

// Far above any real one; a reader of YAML is kept from what was made to exhaust it.
const MAX_CHARACTERS = 500_000;

/** Says everything that is wrong with a manifest: on which line, what, and what to write. */
export function lintManifest(text: string, options: ManifestOptions = {}): readonly ManifestFinding[] {
  return readManifest(text, options).findings;
}

/** Reads an app manifest of version 1. */
export function readManifest(text: string, { framework = 'shareable' }: ManifestOptions = {}): ReadManifest {
  if (text.length > MAX_CHARACTERS)
    return { findings: [whole('The manifest is too long to be one.', `Keep it under ${MAX_CHARACTERS} characters.`)] };
  const { document, lineOf } = parseYaml(text);
  const finding = (offset: number, rest: Omit<ManifestFinding, 'line' | 'column'>): ManifestFinding => {
    const { line, col } = lineOf(offset);
    return { ...rest, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const [broken] = document.errors;
  if (broken !== undefined) {
    const [message = ''] = broken.message.split(' at line ');
    const rest = {
      severity: 'error',
      path: '',
      message: `This is not YAML: ${message}.`,
      write: yamlAdvice(broken.code),
    } as const;
    return { findings: [finding(broken.pos[0], rest)] };
  }
  const values = valuesOf(document);
  if (values === undefined)
    return { findings: [whole('The aliases of the manifest stand for too much.', 'Write out what they stand for.')] };

  const resolve: Resolve = (node) => ((isAlias(node) ? node.resolve(document) : node) ?? null) as ParsedNode | null;
  const shapeFaults = checkShape(manifestShape, document.contents, { path: '', within: null, resolve });
  const findings = shapeFaults.map(({ node, ...rest }) => finding(startOf(node), rest));
  const shaped = findings.every(({ severity }) => severity !== 'error');
  const manifest = shaped ? manifestOf(values) : undefined;
  if (manifest !== undefined)
    for (const { at, ...rest } of manifestRules(manifest, framework))
      findings.push(finding(startOf(nodeAt(document, at)), { ...rest, path: pathText(at) }));
  findings.sort((a, b) => a.line - b.line || a.column - b.column);
  const right = findings.every(({ severity }) => severity !== 'error');
  return { ...(manifest !== undefined && right && { manifest }), findings };
}

function valuesOf(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? null;
  } catch {
    return undefined;
  }
}

/** The manifest in values that have its shape. */
function manifestOf(values: unknown): Manifest {
  const { info, features, subscriptions, configuration, security, settings } = values as {
    info: { name: string; description?: string; version?: string };
    features?: (Omit<ManifestFeature, 'locations'> & Partial<Pick<ManifestFeature, 'locations'>>)[];
    subscriptions?: { messages: { type: string }[] };
    configuration?: readonly ConfigDefinition[] | null;
    security?: { publicKey?: string };
    settings?: { lifecycleManagement?: string; webhookUrl?: string };
  };
  const lifecycle = settings?.lifecycleManagement?.toUpperCase() as Lifecycle | undefined;
  return {
    manifestVersion: 1,
    info: { description: '', version: '0.0.1', ...info },
    features: (features ?? []).map((feature) => ({ locations: [], ...feature })),
    subscriptions: (subscriptions?.messages ?? []).map(({ type }) => type),
    configuration: (configuration ?? []).map(renamed),
    ...(security?.publicKey === undefined ? {} : { publicKey: security.publicKey }),
    settings: { ...settings, ...(lifecycle && { lifecycleManagement: lifecycle }) } as Manifest['settings'],
  };
}

// request_schema is the older spelling, which the API does not know.
function renamed(item: ConfigDefinition): ConfigDefinition {
  const type = (item.type as string) === 'request_schema' ? 'legacy_request_schema' : item.type;
  return { ...item, type, ...(item.elementDefinition && { elementDefinition: item.elementDefinition.map(renamed) }) };
}

/** The node at a path, or the nearest one above it that is there. */
function nodeAt(document: Document.Parsed, path: readonly (string | number)[]): Node | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null) return node as Node;
  }
  return document.contents;
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}

function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}

function whole(message: string, write: string): ManifestFinding {
  return { severity: 'error', line: 1, column: 1, path: '', message, write };
}

function yamlAdvice(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'Keep one of the two.';
    case 'TAB_AS_INDENT':
      return 'Indent with spaces.';
    case 'MULTIPLE_DOCS':
      return 'Keep one manifest in a file.';
    default:
      return 'Check the indentation, the quotes and the colons up to here.';
  }
}
