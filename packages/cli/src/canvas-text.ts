import type { Block, CanvasView, InputBlock, LeafBlock } from '@ligase/tenant/client';

/** A canvas for a terminal: what people see of it, with the ids that a press needs. */
export function canvasText(canvas: CanvasView): string[] {
  const { id, appName, featureName, resourceName, enabled, isArchived, session, blocks } = canvas;
  const state = isArchived ? 'archived' : enabled ? 'enabled' : 'disabled until its app enables it';
  return [
    `${featureName} of ${appName} in ${resourceName} (${id}), ${state}`,
    ...(session === null ? [] : [`${session.name}: ${session.status}`]),
    ...(session?.messages ?? []).map(({ content, style }) => `  ${style === 'NONE' ? '' : `${style}: `}${content}`),
    '',
    ...blocks.flatMap((block) => blockText(block, canvas)),
  ];
}

function blockText(block: Block, canvas: CanvasView): string[] {
  if (block.type === 'SECTION')
    return block.children.flatMap((child) => leafText(child, canvas).map((line) => `  ${line}`));
  if (block.type === 'TABLE') {
    const { dataFrameId, datasetId } = block.source;
    return [`Table ${block.name} of ${dataFrameId ?? datasetId ?? 'nothing yet'}`];
  }
  return leafText(block, canvas);
}

function leafText(block: LeafBlock, canvas: CanvasView): string[] {
  if (block.type === 'MARKDOWN') return block.value.split('\n');
  if (block.type === 'CHIP') return [`<${canvas.names[block.value] ?? block.value}>`];
  if (block.type !== 'BUTTON') return inputText(block, canvas);
  return [`[ ${block.text} ]  (${block.id})${block.enabled === false ? ', disabled' : ''}`];
}

function inputText(block: InputBlock, canvas: CanvasView): string[] {
  const { id, label, required, enabled, value } = block;
  const choices = choicesOf(block, canvas);
  const nameOf = (one: string): string => {
    if (block.type === 'TEXT_INPUT') return one;
    return choices.find((choice) => choice.id === one)?.name ?? canvas.names[one] ?? one;
  };
  const shown = (value === null ? [] : [value].flat()).map(nameOf).join(', ') || '_____';
  const notes = [required === true ? 'required' : [], enabled === false ? 'disabled' : []].flat();
  return [
    `${label ? `${label}: ` : ''}${shown}  (${[id, ...notes].join(', ')})`,
    ...(choices.length === 0 ? [] : [`  one of ${choices.map(choiceText).join(', ')}`]),
  ];
}

interface Choice {
  readonly id: string;
  readonly name: string;
}

function choicesOf(block: InputBlock, { options }: CanvasView): readonly Choice[] {
  if (block.type === 'SELECTOR_INPUT' || block.type === 'SELECTOR_INPUT_MULTIVALUE')
    return block.options.map((name) => ({ id: name, name }));
  if (block.type !== 'DROPDOWN' && block.type !== 'DROPDOWN_MULTIVALUE') return [];
  return (options[block.dropdownId] ?? []).filter(({ archiveRecord }) => archiveRecord === null);
}

function choiceText({ id, name }: Choice): string {
  return id === name ? name : `${name} (${id})`;
}
