import { describe, expect, it } from 'vitest';
import type { Block } from '../block.ts';
import { canvasForm } from './canvas-form.ts';
import {
  button,
  fileUpload,
  markdown,
  multiSelector,
  searchInput,
  section,
  selector,
  textInput,
} from './form-block.ts';

const form = canvasForm({
  heading: markdown('**Transfer**'),
  place: section({
    plate: searchInput({ itemType: 'plate', label: 'Plate', required: true }),
    volume: textInput({ label: 'Volume' }),
  }),
  device: selector({ options: ['Tecan', 'Echo'] }),
  checks: multiSelector({ options: ['barcodes', 'volumes'] }),
  worklist: fileUpload({ fileTypes: ['csv'], maxFiles: 1 }),
  start: button('Start'),
});

const filled = {
  plate: { value: 'plt_1' },
  volume: { value: '5' },
  device: { value: 'Echo' },
  checks: { value: ['volumes'] },
  worklist: { value: ['blob-1'] },
} as const;
const canvasOf = (blocks: readonly unknown[]) => ({ id: 'cnvs_1', blocks: blocks as readonly Block[] });

describe('a form of a canvas', () => {
  it('shows its blocks in their order, with their ids, empty', () => {
    const blocks = form.blocks();

    expect(blocks.map(({ type, id }) => [type, id])).toEqual([
      ['MARKDOWN', 'heading'],
      ['SECTION', 'place'],
      ['SELECTOR_INPUT', 'device'],
      ['SELECTOR_INPUT_MULTIVALUE', 'checks'],
      ['FILE_UPLOAD', 'worklist'],
      ['BUTTON', 'start'],
    ]);
    expect(blocks[1]).toMatchObject({
      children: [
        { type: 'SEARCH_INPUT', id: 'plate', itemType: 'plate', schemaId: null, value: null },
        { type: 'TEXT_INPUT', id: 'volume', value: null },
      ],
    });
  });

  it('reads what people wrote, and lists where there may be several', () => {
    const blocks = form.blocks(filled);

    const values = form.read(canvasOf(blocks));

    expect(values).toEqual({
      plate: 'plt_1',
      volume: '5',
      device: 'Echo',
      checks: ['volumes'],
      worklist: ['blob-1'],
    });
  });

  it('reads what is empty as null, or as an empty list', () => {
    const blocks = form.blocks({ plate: { value: 'plt_1' }, volume: { value: '  ' } });

    const values = form.read(canvasOf(blocks));

    expect(values).toEqual({ plate: 'plt_1', volume: null, device: null, checks: [], worklist: [] });
  });

  it('asks a person for what is required and empty, by its label', () => {
    const reading = (): unknown => form.read(canvasOf(form.blocks()));

    expect(reading).toThrow(expect.objectContaining({ code: 'RUN_REFUSED', message: 'Fill in first: Plate.' }));
  });

  it.each<[string, string, unknown, string]>([
    [
      'another type',
      'device',
      { type: 'TEXT_INPUT', value: 'Echo' },
      'block "device" is a TEXT_INPUT that holds "Echo", not a SELECTOR_INPUT',
    ],
    ['a list for a text', 'volume', { value: ['5', '6'] }, 'block "volume" holds ["5","6"] and not a text'],
    ['a text for a list', 'checks', { value: 'volumes' }, 'block "checks" holds "volumes" and not a list of texts'],
    ['a number', 'volume', { value: 5 }, 'block "volume" holds 5 and not a text'],
    [
      'an object in a list',
      'worklist',
      { value: [{ id: 'blob-1' }] },
      'block "worklist" holds [{"id":"blob-1"}] and not a list of texts',
    ],
    [
      'what is no option',
      'device',
      { value: 'Hamilton' },
      'block "device" holds "Hamilton", which is none of: Tecan, Echo',
    ],
    ['a long text in the wrong place', 'checks', { value: 'µ'.repeat(9_999) }, `holds "${'µ'.repeat(99)} and not`],
  ])('names a block that holds %s', (_what, id, change, message) => {
    const blocks = form.blocks({ ...filled, [id]: change });

    const reading = (): unknown => form.read(canvasOf(blocks));

    expect(reading).toThrow(
      expect.objectContaining({ code: 'CANVAS_MISMATCH', message: expect.stringContaining(message) as string }),
    );
  });

  it('names every block that is not there, of a canvas that another version of the app has shown', () => {
    const reading = (): unknown => form.read(canvasOf([{ type: 'TEXT_INPUT', id: 'amount', value: '5' }]));

    expect(reading).toThrow(/cnvs_1 is not the form.*block "plate" is not there; .*block "worklist" is not there/u);
  });

  it('names a block that is there more than once, for nobody knows which one a person has filled', () => {
    const reading = (): unknown =>
      form.read(canvasOf([...form.blocks(filled), { type: 'MARKDOWN', id: 'volume', value: 'x' }]));

    expect(reading).toThrow('block "volume" is there more than once');
  });

  it('changes single blocks, and leaves what people wrote and what is not its own', () => {
    const report = { type: 'MARKDOWN', id: 'report', value: '12 wells' };
    const before = canvasOf([...form.blocks(filled), report]);

    const { blocks } = form.change(before, { volume: { enabled: false }, start: { text: 'Again', enabled: false } });

    expect(form.read(canvasOf(blocks))).toMatchObject({ plate: 'plt_1', volume: '5', device: 'Echo' });
    expect(blocks[1]).toMatchObject({
      children: [
        { id: 'plate', value: 'plt_1' },
        { id: 'volume', enabled: false },
      ],
    });
    expect(blocks.slice(-2)).toEqual([{ type: 'BUTTON', id: 'start', text: 'Again', enabled: false }, report]);
  });

  it('changes nothing in a canvas that lacks the block, and says so', () => {
    const before = canvasOf([{ type: 'TEXT_INPUT', id: 'start', value: null }]);

    const changing = (): unknown => form.change(before, { start: { enabled: false }, volume: { value: '5' } });

    expect(changing).toThrow(
      'Canvas cnvs_1 was not changed: block "start" is TEXT_INPUT, not a BUTTON; block "volume" is not there, not a TEXT_INPUT.',
    );
  });

  it('knows which of its buttons was pressed, and refuses any other', () => {
    const pressed = form.pressed({ buttonId: 'start' });
    const stray = (): unknown => form.pressed({ buttonId: 'order' });

    expect(pressed).toBe('start');
    expect(stray).toThrow(expect.objectContaining({ code: 'CANVAS_MISMATCH' }));
    expect(stray).toThrow('The button "order" is none of this form, which has: start.');
  });

  it.each([
    ['one id twice', { a: textInput(), s: section({ a: textInput() }) }, 'its id is that of'],
    ['a long label', { a: textInput({ label: 'x'.repeat(51) }) }, 'its label has 51 characters'],
    ['an id that would move to the front', { b: textInput(), 1: textInput() }, 'rename 1'],
    ['an empty id', { '': button('Go') }, 'its id is empty'],
  ])('is refused when it is made with %s', (_what, parts, message) => {
    const making = (): unknown => canvasForm(parts);

    expect(making).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(making).toThrow(message);
  });

  it('is not mistaken by ids that objects have of themselves', () => {
    const odd = canvasForm({ constructor: textInput(), valueOf: button('Go') });

    const blocks = odd.blocks().map((block) => ({ ...block, value: 'µ🧬' }));

    expect(odd.read(canvasOf(blocks))).toEqual({ constructor: 'µ🧬' });
    expect(odd.blocks()[1]).toEqual({ type: 'BUTTON', id: 'valueOf', text: 'Go' });
  });
});
