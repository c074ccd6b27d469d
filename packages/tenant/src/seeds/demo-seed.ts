import type { Seed, SeedContainer } from './seed.ts';

const ids = {
  registry: 'src_DemoRegi',
  plasmids: 'ts_DemoPlas',
  strains: 'ts_DemoStra',
  freezers: 'locsch_DemoFrez',
  racks: 'boxsch_DemoRack',
  tubes: 'consch_DemoTube',
  wells: 'consch_DemoWell',
  wellPlates: 'pltsch_DemoWell',
  hosts: 'sfs_DemoHost',
  coli: 'sfso_DemoColi',
  cloning: 'src_DemoClon',
  screening: 'src_DemoScre',
  designs: 'lib_DemoDesi',
  notebook: 'lib_DemoNote',
  screens: 'lib_DemoScrn',
  template: 'tmpl_DemoTran',
};

// Textbook parts of T7 expression vectors, joined by us.
const t7Promoter = 'TAATACGACTCACTATAG';
const lacOperator = 'GGAATTGTGAGCGGATAACAATTCC';
const bindingSite = 'CTCTAGAAATAATTTTGTTTAACTTTAAGAAGGAGATATACAT';
const hisTag = 'ATGGGCCATCATCATCATCATCACTAA';
const t7Terminator = 'CTAGCATAACCCCTTGGGGCCTCTAAACGGGTCTTGAGGGGTTTTTTG';
const parts = [
  ['T7 promoter', 'promoter', t7Promoter],
  ['lac operator', 'protein_bind', lacOperator],
  ['RBS', 'RBS', bindingSite],
  ['6xHis', 'CDS', hisTag],
  ['T7 terminator', 'terminator', t7Terminator],
] as const;
const cassette = parts.map(([, , bases]) => bases).join('');

function annotations(): object[] {
  let start = 0;
  return parts.map(([name, type, bases]) => {
    const from = start;
    start += bases.length;
    // The API writes the end of the sequence as 0.
    return { name, type, start: from, end: start === cassette.length ? 0 : start, strand: 1 };
  });
}

// Six preparations of one plasmid, as a spectrometer would have measured them.
function minipreps(): SeedContainer[] {
  return [112.4, 98.7, 143.2, 87.5, 120.9, 64.3].map((value, index) => ({
    by: 'jonas',
    body: { name: `Miniprep ${index + 1}`, schemaId: ids.tubes, parentStorageId: '{{Minipreps}}' },
    transfer: {
      sourceEntityId: '{{T7 expression cassette}}',
      transferQuantity: { value: 50, units: 'uL' },
      destinationContents: [{ entityId: '{{T7 expression cassette}}', concentration: { value, units: 'ng/uL' } }],
    },
  }));
}

/** A small lab: four people, two teams, a registry of plasmids and strains, a freezer, two projects and what was done in them. */
export const demoSeed: Seed = {
  users: [
    { handle: 'mira', name: 'Mira Holm', isTenantAdmin: true },
    { handle: 'jonas', name: 'Jonas Reyes' },
    { handle: 'aiko', name: 'Aiko Brandt' },
    { handle: 'sam', name: 'Sam Okafor' },
  ],
  organizations: [
    {
      name: 'Fjord Bio',
      handle: 'fjord_bio',
      admins: ['mira'],
      members: ['jonas', 'aiko', 'sam'],
      teams: [
        { name: 'Cloning', admins: ['jonas'], members: ['aiko'] },
        { name: 'Screening', admins: ['sam'] },
      ],
    },
  ],
  registries: [
    {
      id: ids.registry,
      name: 'Fjord Registry',
      owner: 'Fjord Bio',
      access: [
        { to: 'Cloning', policy: 'Write' },
        { to: 'Screening', policy: 'Read' },
      ],
      dropdowns: [
        {
          id: ids.hosts,
          name: 'Host organism',
          options: [{ id: ids.coli, name: 'Escherichia coli' }, { name: 'Saccharomyces cerevisiae' }],
        },
      ],
      schemas: [
        {
          id: ids.plasmids,
          name: 'Plasmid',
          type: 'dna_sequence',
          prefix: 'PL',
          fields: [
            { name: 'Resistance', type: 'text' },
            { name: 'Copy number', type: 'integer' },
          ],
        },
        {
          id: ids.strains,
          name: 'Strain',
          type: 'custom_entity',
          prefix: 'ST',
          fields: [
            { name: 'Host', type: 'dropdown', dropdownId: ids.hosts, isRequired: true },
            { name: 'Plasmid', type: 'dna_sequence_link' },
          ],
        },
        { id: ids.freezers, name: 'Freezer', type: 'location', prefix: 'FRZ' },
        { id: ids.racks, name: 'Rack 9 x 9', type: 'box', prefix: 'RCK', settings: { height: 9, width: 9 } },
        { id: ids.tubes, name: 'Tube 1.5 mL', type: 'container', prefix: 'TUB' },
        { id: ids.wells, name: 'Well', type: 'container', prefix: 'WEL' },
        {
          id: ids.wellPlates,
          name: 'Plate of 96 wells',
          type: 'plate',
          prefix: 'PLT',
          settings: { height: 8, width: 12, plateType: 'well', containerSchemaId: ids.wells },
        },
      ],
    },
  ],
  projects: [
    {
      id: ids.cloning,
      name: 'Expression vectors',
      owner: 'Fjord Bio',
      access: [{ to: 'Cloning', policy: 'Write' }],
      folders: [
        { id: ids.designs, name: 'Designs' },
        { id: ids.notebook, name: 'Notebook' },
      ],
    },
    {
      id: ids.screening,
      name: 'Solubility screen',
      owner: 'sam',
      access: [{ to: 'Screening', policy: 'Write' }],
      folders: [{ id: ids.screens, name: 'Screens' }],
    },
  ],
  entryTemplates: [
    { id: ids.template, name: 'Transformation', notes: ['Goal', 'Cells and plasmid', 'Heat shock', 'Colonies'] },
  ],
  customEntities: [
    {
      by: 'jonas',
      body: {
        name: 'BL21(DE3)',
        folderId: ids.designs,
        schemaId: ids.strains,
        registryId: ids.registry,
        namingStrategy: 'NEW_IDS',
        fields: { Host: { value: ids.coli } },
      },
    },
  ],
  dnaSequences: [
    {
      by: 'jonas',
      body: {
        name: 'T7 expression cassette',
        folderId: ids.designs,
        bases: cassette,
        isCircular: false,
        annotations: annotations(),
      },
    },
    {
      by: 'aiko',
      body: { name: 'T7 promoter primer', folderId: ids.designs, bases: 'TAATACGACTCACTATAGGG', isCircular: false },
    },
  ],
  locations: [{ by: 'jonas', body: { name: 'Freezer -20 °C', schemaId: ids.freezers } }],
  boxes: [{ by: 'jonas', body: { name: 'Minipreps', schemaId: ids.racks, parentStorageId: '{{Freezer -20 °C}}' } }],
  plates: [
    { by: 'jonas', body: { name: 'Dilutions', schemaId: ids.wellPlates, parentStorageId: '{{Freezer -20 °C}}' } },
  ],
  containers: minipreps(),
  entries: [
    {
      by: 'aiko',
      body: { name: 'Transform BL21(DE3)', folderId: ids.notebook, entryTemplateId: ids.template },
    },
    {
      by: 'sam',
      body: { name: 'Screen plan', folderId: ids.screens },
      notes: ['Express at 18, 25 and 37 °C.', 'Compare the soluble fraction after four hours.'],
    },
  ],
};
