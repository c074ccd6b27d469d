import { expectTypeOf } from 'vitest';
import { canvasForm, type FormButtonId, type FormChanges, type FormValues } from './canvas-form.ts';
import {
  button,
  dropdown,
  fileUpload,
  markdown,
  multiDropdown,
  multiSearchInput,
  multiSelector,
  searchInput,
  section,
  selector,
  textInput,
} from './form-block.ts';

const parts = {
  heading: markdown('**Transfer**'),
  place: section({
    plate: searchInput({ itemType: 'plate', label: 'Plate', required: true }),
    volume: textInput({ label: 'Volume' }),
  }),
  device: selector({ options: ['Tecan', 'Echo'], label: 'Device', required: true }),
  checks: multiSelector({ options: ['barcodes', 'volumes'] }),
  strain: dropdown({ dropdownId: 'sfs_strains' }),
  strains: multiDropdown({ dropdownId: 'sfs_strains' }),
  samples: multiSearchInput({ itemType: 'custom_entity' }),
  worklist: fileUpload({ fileTypes: ['csv'], maxFiles: 1 }),
  start: button('Start'),
  preview: button('Preview'),
};
/** An exported form can be declared: its types have names. */
export const form = canvasForm(parts);
type Parts = typeof parts;

/** Compiled, never run: each input is read with the type of its block, also those in a section. */
export function values(): void {
  expectTypeOf<ReturnType<typeof form.read>>().toEqualTypeOf<FormValues<Parts>>();
  expectTypeOf<FormValues<Parts>>().toEqualTypeOf<{
    readonly plate: string;
    readonly volume: string | null;
    readonly device: 'Tecan' | 'Echo';
    readonly checks: readonly ('barcodes' | 'volumes')[];
    readonly strain: string | null;
    readonly strains: readonly string[];
    readonly samples: readonly string[];
    readonly worklist: readonly string[];
  }>();
}

/** A form knows its buttons. */
export function buttons(): void {
  expectTypeOf<ReturnType<typeof form.pressed>>().toEqualTypeOf<FormButtonId<Parts>>();
  expectTypeOf<FormButtonId<Parts>>().toEqualTypeOf<'start' | 'preview'>();
}

/** Only blocks that the form has are changed, and only to what they can hold. */
export function changes(): void {
  const some: FormChanges<Parts> = {
    volume: { value: '5', enabled: false },
    device: { value: 'Echo' },
    start: { enabled: false, text: 'Running' },
    heading: { value: '**Running**' },
  };
  expectTypeOf<Parameters<typeof form.blocks>[0]>().toEqualTypeOf<FormChanges<Parts> | undefined>();
  expectTypeOf(some).toExtend<FormChanges<Parts>>();
  // @ts-expect-error an option that is not offered
  form.blocks({ device: { value: 'Hamilton' } });
  // @ts-expect-error a list where one text is held
  form.blocks({ volume: { value: ['5'] } });
  // @ts-expect-error a block that the form does not have
  form.blocks({ amount: { value: '5' } });
  // @ts-expect-error the type of a block
  form.blocks({ volume: { type: 'BUTTON' } });
}

/** A form without buttons has none that could be pressed. */
export function noButtons(): void {
  const shown = canvasForm({ heading: markdown('Done') });
  expectTypeOf<ReturnType<typeof shown.pressed>>().toEqualTypeOf<never>();
}
