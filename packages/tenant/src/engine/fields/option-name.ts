import type { Engine } from '../engine.ts';

/** The name of an option of whichever dropdown, or its id when none has it. */
export function optionName({ items }: Pick<Engine, 'items'>, optionId: string): string {
  const [dropdown] = items.withFacet({ name: 'option', value: optionId });
  if (!dropdown) return optionId;
  const { options } = JSON.parse(dropdown.body) as { options: { id: string; name: string }[] };
  return options.find((option) => option.id === optionId)?.name ?? optionId;
}
