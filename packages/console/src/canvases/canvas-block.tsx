import type { Block, CanvasView, InputBlock, LeafBlock } from '@ligase/tenant/client';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { FilesInput } from './files-input.tsx';
import { Markdown } from './markdown.tsx';
import { TextsInput } from './texts-input.tsx';

/** What people have done with a canvas, and what they can do. */
export interface BlockActions {
  /** What was written, by the ids of the inputs. */
  readonly inputs: Readonly<Record<string, string | readonly string[] | null>>;
  readonly isEnabled: boolean;
  readonly onInput: (id: string, value: string | readonly string[] | null) => void;
  readonly onPress: (buttonId: string) => void;
}

interface BlockProps<B> {
  readonly block: B;
  readonly canvas: CanvasView;
  readonly actions: BlockActions;
}

/** A block of a canvas. */
export function CanvasBlock({ block, canvas, actions }: BlockProps<Block>) {
  if (block.type === 'SECTION')
    return (
      <div className="flex flex-wrap items-end gap-3">
        {block.children.map((child, index) => (
          <Leaf key={child.id ?? index} block={child} canvas={canvas} actions={actions} />
        ))}
      </div>
    );
  if (block.type !== 'TABLE') return <Leaf block={block} canvas={canvas} actions={actions} />;
  return (
    <p>
      Table <strong>{block.name}</strong>: its rows are in the data frame{' '}
      <code className="font-mono text-xs">{block.source.dataFrameId ?? block.source.datasetId}</code>.
    </p>
  );
}

function Leaf({ block, canvas, actions }: BlockProps<LeafBlock>) {
  if (block.type === 'MARKDOWN') return <Markdown text={block.value} />;
  if (block.type === 'CHIP')
    return (
      <div>
        <Badge>{canvas.names[block.value] ?? block.value}</Badge>
      </div>
    );
  if (block.type !== 'BUTTON') return <Input block={block} canvas={canvas} actions={actions} />;
  const { id, text, enabled } = block;
  return (
    <div>
      <Button tone="primary" disabled={!actions.isEnabled || enabled === false} onClick={() => actions.onPress(id)}>
        {text}
      </Button>
    </div>
  );
}

function Input({ block, canvas, actions }: BlockProps<InputBlock>) {
  const { id, required } = block;
  const written = id in actions.inputs ? actions.inputs[id] : block.value;
  const values = typeof written === 'string' ? [written] : (written ?? []);
  const label = `${block.label ?? id}${required === true ? ' (required)' : ''}`;
  const disabled = !actions.isEnabled || block.enabled === false;
  const isMany = block.type.endsWith('_MULTIVALUE') || block.type === 'FILE_UPLOAD';
  const set = (chosen: readonly string[]): void => {
    const some = chosen.filter((one) => one.trim() !== '');
    actions.onInput(id, isMany ? some : (some[0] ?? null));
  };
  const options = optionsOf(block, canvas);
  if (block.type === 'FILE_UPLOAD')
    return (
      <FilesInput
        label={label}
        disabled={disabled}
        fileTypes={block.fileTypes ?? []}
        maxFiles={block.maxFiles}
        blobIds={values}
        onBlobIds={set}
      />
    );
  if (options === undefined)
    return (
      <TextsInput
        label={label}
        disabled={disabled}
        values={values}
        isMany={isMany}
        hint={hintOf(block, canvas, values)}
        onValues={set}
      />
    );
  return (
    <label className="grid max-w-sm gap-1 font-medium">
      {label}
      <select
        className="control font-normal"
        disabled={disabled}
        multiple={isMany}
        value={isMany ? [...values] : (values[0] ?? '')}
        onChange={({ currentTarget: { selectedOptions } }) => set([...selectedOptions].map(({ value }) => value))}
      >
        {!isMany && <option value="">choose…</option>}
        {options.map(([value, shown]) => (
          <option key={value} value={value}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What can be chosen in an input, as values with what is shown; `undefined` where one writes. */
function optionsOf(block: InputBlock, { options }: CanvasView): readonly (readonly [string, string])[] | undefined {
  if (block.type === 'DROPDOWN' || block.type === 'DROPDOWN_MULTIVALUE')
    return options[block.dropdownId]?.map(({ id, name }) => [id, name]) ?? [];
  if (block.type === 'SELECTOR_INPUT' || block.type === 'SELECTOR_INPUT_MULTIVALUE')
    return block.options.map((option) => [option, option]);
  return undefined;
}

function hintOf(block: InputBlock, { names }: CanvasView, values: readonly string[]): string | undefined {
  if (block.type === 'TEXT_INPUT') return undefined;
  const shown = values.flatMap((id) => names[id] ?? []).join(', ');
  if (shown !== '') return shown;
  const itemType = 'itemType' in block ? block.itemType : 'item';
  return `The id of a ${itemType.replaceAll('_', ' ')}${block.type.endsWith('MULTIVALUE') ? ', or several with commas between them' : ''}.`;
}
