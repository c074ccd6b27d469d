import { describe, expect, it } from 'vitest';
import { canvasLab, type CanvasLab } from '../../../test/support/canvas-lab.ts';

const text = { type: 'TEXT_INPUT', id: 'text', value: null };
const colour = { type: 'SELECTOR_INPUT', id: 'colour', value: 'red', options: ['red', 'green'] };
const files = { type: 'FILE_UPLOAD', id: 'files', value: null };
const search = { type: 'SEARCH_INPUT', id: 'search', value: null, itemType: 'dna_sequence', schemaId: null };
const dropdown = { type: 'DROPDOWN', id: 'vendor', value: null, dropdownId: 'sfs_vendors' };
const table = { type: 'TABLE', id: 'table', name: 'Wells', source: { type: 'DATA_FRAME', dataFrameId: null } };

/** A lab with a dropdown, two schemas and a sequence. */
async function lab(): Promise<CanvasLab & { readonly sequenceId: string }> {
  const made = await canvasLab();
  const { control } = made.tenant;
  const { registryId } = made;
  control.createDropdown({
    id: 'sfs_vendors',
    registryId,
    name: 'Vendors',
    options: [
      { id: 'sfso_usual', name: 'Usual vendor' },
      { id: 'sfso_other', name: 'Other vendor' },
    ],
  });
  control.createSchema({ id: 'ts_plasmid', registryId, name: 'Plasmid', type: 'dna_sequence', prefix: 'PL' });
  control.createSchema({ id: 'ts_strain', registryId, name: 'Strain', type: 'custom_entity', prefix: 'ST' });
  const { body } = await made.admin('POST', '/dna-sequences', {
    name: 'pUC19',
    bases: 'ACGT',
    isCircular: true,
    annotations: [],
    folderId: made.folderId,
    schemaId: 'ts_plasmid',
  });
  return { ...made, sequenceId: body.id };
}

describe('the blocks of a canvas', () => {
  it('are of 13 types, each kept as it was sent', async () => {
    const { canvasWith, sequenceId } = await lab();
    const blocks = [
      { type: 'BUTTON', id: 'button', text: 'Order', enabled: null },
      { type: 'CHIP', value: sequenceId },
      { type: 'MARKDOWN', value: '# **Plasmids**' },
      {
        type: 'SECTION',
        id: 'section',
        children: [{ ...text, label: 'x'.repeat(50), required: true, placeholder: 'y' }],
      },
      { ...dropdown, value: 'sfso_usual' },
      { ...dropdown, type: 'DROPDOWN_MULTIVALUE', id: 'vendors', value: ['sfso_usual', 'sfso_other'] },
      colour,
      { ...colour, type: 'SELECTOR_INPUT_MULTIVALUE', id: 'colours', value: ['green'], enabled: false },
      { ...search, value: sequenceId, schemaId: 'ts_plasmid' },
      { ...search, type: 'SEARCH_INPUT_MULTIVALUE', id: 'searches', value: [sequenceId] },
      { ...files, fileTypes: ['csv', '.fasta'], maxFiles: 10 },
      table,
      { ...table, id: 'old-table', source: { type: 'DATASET', datasetId: null } },
      { type: 'TEXT_INPUT', id: 'more', value: 'abc' },
    ];

    const { status, body } = await canvasWith(...blocks);

    expect(status).toBe(201);
    expect(body.blocks).toEqual(blocks);
  });

  it.each([
    ['a type that there is not', [{ type: 'PLOT', id: 'plot' }], 'blocks.0'],
    ['no type', [{ children: [] }], 'Invalid blocks.0: its type is missing'],
    ['a button without text', [{ type: 'BUTTON', id: 'order' }], 'blocks.0.text is a required field'],
    [
      'a text that is a number in a section',
      [{ type: 'SECTION', children: [{ ...text, value: 3 }] }],
      'Invalid blocks.0.children.0.value: 3. It takes a value of type string or null',
    ],
    ['an input without id', [{ type: 'TEXT_INPUT', value: null }], 'blocks.0.id is a required field'],
    ['an input without value', [{ type: 'TEXT_INPUT', id: 'text' }], 'blocks.0.value is a required field'],
    [
      'a markdown with more than text',
      [{ type: 'MARKDOWN', value: 'Hello', style: 'bold' }],
      'Unknown field: blocks.0.style',
    ],
    ['a label of 51 letters', [{ ...text, label: 'x'.repeat(51) }], 'Invalid blocks.0.label'],
    [
      'a section in a section',
      [{ type: 'SECTION', children: [{ type: 'SECTION', children: [] }] }],
      'Invalid blocks.0.children.0',
    ],
    ['a table in a section', [{ type: 'SECTION', children: [table] }], 'Invalid blocks.0.children.0'],
    ['11 files', [{ ...files, maxFiles: 11 }], 'Invalid blocks.0.maxFiles: 11'],
    ['no file', [{ ...files, maxFiles: 0 }], 'its maxFiles must be 1 to 10, not 0'],
    [
      'a search for what cannot be searched',
      [{ ...search, itemType: 'entry' }],
      'Invalid blocks.0.itemType: "entry". It takes dna_sequence,',
    ],
    ['two of one id', [text, text], 'Invalid blocks.1: its id "text" is that of blocks.0 already'],
    [
      'an id that stands in a section already',
      [{ type: 'SECTION', children: [text] }, text],
      'Invalid blocks.1: its id "text" is that of blocks.0.children.0 already',
    ],
    ['an empty id', [{ ...text, id: '' }], 'its id is empty'],
    ['a required input without label', [{ ...text, required: true }], 'it is required and so needs a label'],
    ['a choice that is none', [{ ...colour, value: 'blue' }], '"blue" is none of its options: red, green'],
    ['an option that is there twice', [{ ...colour, options: ['red', 'red'] }], 'its options have "red" twice'],
    ['a dropdown that there is not', [{ ...dropdown, dropdownId: 'sfs_none' }], 'there is no dropdown sfs_none'],
    ['an option that there is not', [{ ...dropdown, value: 'sfso_none' }], 'sfso_none is no option'],
    ['a schema that there is not', [{ ...search, schemaId: 'ts_none' }], 'there is no schema ts_none'],
    ['a schema of something else', [{ ...search, schemaId: 'ts_strain' }], 'no schema ts_strain of type dna_sequence'],
    ['an item that there is not', [{ ...search, value: 'seq_none' }], 'seq_none is no dna_sequence that can be seen'],
    ['a file that there is not', [{ ...files, value: ['none'] }], 'none is no blob or file that can be seen'],
    [
      'a data frame that there is not',
      [{ ...table, source: { type: 'DATA_FRAME', dataFrameId: 'dset_none' } }],
      'there is no data frame dset_none',
    ],
  ])('are refused with %s', async (_what, blocks, message) => {
    const { canvasWith } = await lab();

    const { status, body } = await canvasWith(...blocks);

    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it('show a data frame of their app', async () => {
    const { app, canvasWith } = await lab();
    const frame = await app('POST', '/data-frames', { name: 'Plate', manifest: [{ fileName: 'plate.csv' }] });
    const source = { type: 'DATA_FRAME', dataFrameId: frame.body.id };

    const { status, body } = await canvasWith({ ...table, source });

    expect(status).toBe(201);
    expect(body.blocks[0].source).toEqual(source);
  });

  it('name only what their app may see, but keep what a person has chosen', async () => {
    const { app, canvasWith, tenant, admin } = await lab();
    const { folderId: hiddenFolder } = tenant.control.createProject({ name: 'Hidden' });
    const { body: hidden } = await admin('POST', '/dna-sequences', {
      name: 'Secret',
      bases: 'A',
      isCircular: false,
      annotations: [],
      folderId: hiddenFolder,
    });
    const { body: canvas } = await canvasWith(search, { type: 'BUTTON', id: 'go', text: 'Go' });

    const refused = await app('PATCH', `/app-canvases/${canvas.id}`, { blocks: [{ ...search, value: hidden.id }] });
    tenant.control.pressCanvasButton({ canvasId: canvas.id, buttonId: 'go', inputs: { search: hidden.id } });
    const kept = await app('PATCH', `/app-canvases/${canvas.id}`, { blocks: [{ ...search, value: hidden.id }] });

    expect(refused.status).toBe(400);
    expect(kept.body.blocks).toEqual([{ ...search, value: hidden.id }]);
  });
});
