import { CompositionError, type CompositionCode } from '../errors/errors.ts';
import type { AnyPlugin } from './plugin.ts';
import type { AnyToken } from './token.ts';

interface Fault {
  readonly code: CompositionCode;
  readonly text: string;
}

/**
 * The plugins in the order in which they can start: each after what it requires, those with a layer as early as they can,
 * otherwise as listed.
 *
 * @throws {CompositionError} listing every plugin that is no plugin, every double, every missing service and every cycle.
 */
export function startOrder(plugins: readonly AnyPlugin[], ready: ReadonlySet<AnyToken>): AnyPlugin[] {
  const misshapen = plugins.flatMap(shapeFaults);
  if (misshapen.length > 0) throw faultsError(misshapen);
  const faults = [...doubleFaults(plugins, ready), ...missingFaults(plugins, ready)];
  const { ordered, stuck } = sort(plugins, ready);
  for (const cycle of cyclesAmong(stuck)) faults.push({ code: 'APP_DEPENDENCY_CYCLE', text: cycle });
  if (faults.length > 0) throw faultsError(faults);
  return ordered;
}

function faultsError(faults: readonly Fault[]): CompositionError {
  const code = faults[0]?.code ?? 'APP_INVALID';
  return new CompositionError(code, faults.map(({ text }) => text).join('\n'), { details: { faults } });
}

function shapeFaults(plugin: AnyPlugin, index: number): Fault[] {
  const given: unknown = plugin;
  if (typeof given === 'function')
    return [
      {
        code: 'APP_INVALID',
        text: `plugins[${index}] is the function ${given.name}: call it, ${given.name}(), to get a plugin`,
      },
    ];
  if (
    typeof given !== 'object' ||
    given === null ||
    typeof plugin.setup !== 'function' ||
    typeof plugin.name !== 'string'
  )
    return [{ code: 'APP_INVALID', text: `plugins[${index}] is not a plugin: make it with definePlugin()` }];
  return [];
}

function doubleFaults(plugins: readonly AnyPlugin[], ready: ReadonlySet<AnyToken>): Fault[] {
  const owners = new Map<AnyToken, string>([...ready].map((given) => [given, 'core']));
  const names = new Set<string>();
  return plugins.flatMap((plugin) => {
    const faults: Fault[] = [];
    const owner = owners.get(plugin.provides);
    if (names.has(plugin.name))
      faults.push({ code: 'APP_DUPLICATE', text: `"${plugin.name}" is installed twice: list it once` });
    else if (owner !== undefined)
      faults.push({
        code: 'APP_DUPLICATE',
        text: `${nameOf(plugin.provides)} is provided by "${owner}" and by "${plugin.name}": keep one of them`,
      });
    names.add(plugin.name);
    owners.set(plugin.provides, plugin.name);
    return faults;
  });
}

function missingFaults(plugins: readonly AnyPlugin[], ready: ReadonlySet<AnyToken>): Fault[] {
  const provided = new Set([...ready, ...plugins.map((plugin) => plugin.provides)]);
  return plugins.flatMap((plugin) =>
    Object.values(plugin.requires)
      .filter((wanted) => !provided.has(wanted))
      .map((wanted) => ({
        code: 'APP_MISSING_DEPENDENCY' as const,
        text: `"${plugin.name}" needs ${nameOf(wanted)}; add the plugin that provides it to plugins`,
      })),
  );
}

function sort(
  plugins: readonly AnyPlugin[],
  ready: ReadonlySet<AnyToken>,
): { readonly ordered: AnyPlugin[]; readonly stuck: AnyPlugin[] } {
  const provided = new Set([...ready, ...plugins.map((plugin) => plugin.provides)]);
  const built = new Set(ready);
  // A missing service is a fault of its own: it must not make a cycle of whatever waits for it.
  const canStart = (plugin: AnyPlugin): boolean =>
    Object.values(plugin.requires).every((wanted) => built.has(wanted) || !provided.has(wanted));
  const waiting = [...plugins];
  const ordered: AnyPlugin[] = [];
  for (;;) {
    const withLayer = waiting.findIndex((plugin) => plugin.layer !== undefined && canStart(plugin));
    const next = withLayer === -1 ? waiting.findIndex(canStart) : withLayer;
    const [plugin] = next === -1 ? [] : waiting.splice(next, 1);
    if (plugin === undefined) return { ordered, stuck: waiting };
    built.add(plugin.provides);
    ordered.push(plugin);
  }
}

/** One text for each cycle; what merely waits for a cycle is left out. */
function cyclesAmong(stuck: readonly AnyPlugin[]): string[] {
  const ownerOf = new Map(stuck.map((plugin) => [plugin.provides, plugin] as const));
  const seen = new Set<AnyPlugin>();
  const cycles: string[] = [];
  for (const first of stuck) {
    const path: AnyPlugin[] = [];
    let at: AnyPlugin | undefined = first;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      path.push(at);
      at = Object.values(at.requires)
        .map((wanted) => ownerOf.get(wanted))
        .find((owner) => owner !== undefined);
    }
    if (at === undefined || !path.includes(at)) continue;
    const names = [...path.slice(path.indexOf(at)), at].map(({ name }) => `"${name}"`);
    cycles.push(`these plugins wait for each other: ${names.join(' needs ')}; take one requirement out`);
  }
  return cycles;
}

/** `@ligase/entries` for the token of entries. */
function nameOf(token: AnyToken): string {
  return token.description ?? 'an unnamed token';
}
