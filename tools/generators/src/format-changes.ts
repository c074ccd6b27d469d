import type { Tree } from '@nx/devkit';
import { type FormatOptions, format } from 'oxfmt';

/** Formats what a generator is about to write, as `npm run format` would. */
export async function formatChanges(tree: Tree): Promise<void> {
  const options = JSON.parse(tree.read('.oxfmtrc.json', 'utf8') ?? '{}') as FormatOptions;
  for (const { path, type, content } of tree.listChanges()) {
    if (type === 'DELETE' || content === null || !/\.(ts|json|md)$/.test(path)) continue;
    const { code, errors } = await format(path, content.toString('utf8'), options);
    if (errors.length > 0) throw new Error(`${path} cannot be formatted: ${errors[0]?.message}`);
    tree.write(path, code);
  }
}
