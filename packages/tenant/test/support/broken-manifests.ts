import { generateKeyPairSync } from 'node:crypto';

/** A fresh RSA public key. */
export const pem = (bits: number): string =>
  generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
/** A text below a member of a map below the top. */
export const indented = (text: string): string => text.trimEnd().replaceAll(/^/gmu, '    ');

/** The least manifest, open at its end. */
export const head: string = 'manifestVersion: 1\ninfo:\n  name: Plasmid Courier\n';
/** A manifest with these lines below `configuration`. */
export const config = (...lines: readonly string[]): string => `${head}configuration:\n${lines.join('\n')}\n`;
/** Subscriptions to these types. */
export const messages = (...types: readonly string[]): string =>
  `subscriptions:\n  deliveryMethod: WEBHOOK\n  messages:\n${types.map((type) => `    - type: ${type}`).join('\n')}\n`;

/** Manifests with a fault each: what it is, the text, the line of the fault, and parts of what the linter says. */
export const brokenManifests: readonly (readonly [what: string, text: string, line: number, message: string, write: string])[] = [
  ['is empty', '', 1, 'The manifest must be a map, not empty', 'manifestVersion: 1'],
  ['is a list', '- 1\n', 1, 'must be a map, not a list', 'manifestVersion: 1'],
  ['is not YAML', 'manifestVersion: 1\ninfo: {name: A\n', 3, 'This is not YAML', 'Check the indentation'],
  ['is indented by tabs', 'info:\n\tname: A\n', 2, 'This is not YAML', 'Indent with spaces'],
  ['says a thing twice', `${head}info:\n  name: Other\n`, 4, 'This is not YAML', 'Keep one of the two'],
  ['holds two manifests', `${head}---\n${head}`, 4, 'This is not YAML', 'Keep one manifest'],
  ['has no version of the format', 'info:\n  name: Courier\n', 1, 'manifestVersion is missing', 'manifestVersion: 1'],
  [
    'has another version of the format',
    'manifestVersion: 2\ninfo:\n  name: Courier\n',
    1,
    'must be 1',
    'Write one of 1',
  ],
  ['has no info', 'manifestVersion: 1\n', 1, 'info is missing', 'info: name: Plasmid Courier'],
  ['has no name', 'manifestVersion: 1\ninfo:\n  version: 1.0.0\n', 3, 'info.name is missing', 'name: Plasmid Courier'],
  [
    'has too short a name',
    'manifestVersion: 1\ninfo:\n  name: A\n',
    3,
    '3 to 255 characters, not 1',
    'Plasmid Courier',
  ],
  [
    'has a number for a name',
    'manifestVersion: 1\ninfo:\n  name: 42\n',
    3,
    'must be a text, not 42',
    'Put it in quotes: "42"',
  ],
  ['has a version of two numbers', `${head}  version: 1.3\n`, 4, 'a version of three numbers, not 1.3', '1.0.0'],
  ['has a slip in a member', `${head}  verison: 1.0.0\n`, 4, 'info.verison is not known', 'Write version.'],
  ['has a slip at the top', `${head}feature: []\n`, 4, 'feature is not known', 'Write features.'],
  [
    'has features that are no list',
    `${head}features:\n  id: a\n`,
    5,
    'features must be a list, not a map',
    'a list such as',
  ],
  [
    'has a feature without an id',
    `${head}features:\n  - { name: Panel, type: CANVAS }\n`,
    5,
    'features[0].id is missing',
    'id: order_panel',
  ],
  [
    'has a feature of no type',
    `${head}features:\n  - { id: a, name: Panel, type: canvas }\n`,
    5,
    'it is "canvas"',
    'Write CANVAS.',
  ],
  [
    'has a location of no canvas',
    `${head}features:\n  - { id: a, name: Run, type: ASSAY_RUN, locations: [ENTRY] }\n`,
    5,
    'Only a feature of type CANVAS',
    'Leave locations out',
  ],
  [
    'has two features of one id',
    `${head}features:\n  - { id: a, name: A, type: CANVAS }\n  - { id: a, name: B, type: CANVAS }\n`,
    6,
    '"a" is there already',
    'Write another one',
  ],
  [
    'has two homepages',
    `${head}features:\n  - { id: a, name: A, type: APP_HOMEPAGE }\n  - { id: b, name: B, type: APP_HOMEPAGE }\n`,
    6,
    'one homepage',
    'Keep one',
  ],
  [
    'has a canvas and hears of no button',
    `${head}features:\n  - { id: a, name: A, type: CANVAS }\n${messages('v2.canvas.created')}`,
    5,
    'v2.canvas.userInteracted: it never hears of a button',
    'subscriptions.messages',
  ],
  [
    'has a run step and hears of no canvas',
    `${head}features:\n  - { id: a, name: A, type: ASSAY_RUN }\n${messages('v2.canvas.userInteracted')}`,
    5,
    'v2.canvas.initialized',
    'subscriptions.messages',
  ],
  [
    'subscribes to a slip',
    `${head}${messages('v2.entry.create')}`,
    7,
    'it is "v2.entry.create"',
    'Write v2.entry.created.',
  ],
  [
    'subscribes to what is superseded',
    `${head}${messages('v2-beta.canvas.created')}`,
    7,
    'superseded',
    'Write v2.canvas.created.',
  ],
  [
    'subscribes twice',
    `${head}${messages('v2.entry.created', 'v2.entry.created')}`,
    8,
    'is there already',
    'another one',
  ],
  [
    'subscribes by mail',
    `${head}subscriptions:\n  deliveryMethod: MAIL\n  messages: []\n`,
    5,
    'must be WEBHOOK',
    'Write one of WEBHOOK',
  ],
  [
    'has the settings of a legacy app',
    `${head}settings:\n  lifecycleManagement: AUTOMATIC\n`,
    5,
    'belongs to legacy apps',
    'Leave it out',
  ],
  ['has an item without a type', config('  - name: Folder'), 5, 'configuration[0].type is missing', 'Write type:'],
  [
    'has an item of a mistaken type',
    config('  - name: Folder', '    type: foldr'),
    6,
    'it is "foldr"',
    'Write folder.',
  ],
  ['has an item of a field type', config('  - { name: A, type: field }'), 5, 'not one of the values', 'Write'],
  [
    'has two items of one name',
    config('  - { name: A, type: text }', '  - { name: A, type: folder }'),
    6,
    '"A" is there already',
    'another one',
  ],
  [
    'has a schema of no subtype',
    config('  - name: Plasmid', '    type: entity_schema'),
    5,
    'no subtype',
    'Write subtype:',
  ],
  [
    'has a schema of a mistaken subtype',
    config('  - { name: A, type: entity_schema, subtype: plasmid }'),
    5,
    'it is "plasmid"',
    'Write one of aa_sequence',
  ],
  [
    'has a folder with fields',
    config('  - name: A', '    type: folder', '    fieldDefinitions: []'),
    7,
    'fieldDefinitions is not known, and Benchling ignores it',
    'Leave it out',
  ],
  [
    'has a field of a mistaken type',
    config('  - name: A', '    type: box_schema', '    fieldDefinitions:', '      - { name: B, type: string }'),
    8,
    'it is "string"',
    'Write',
  ],
  [
    'has a yes in quotes',
    config('  - { name: A, type: text, requiredConfig: "true" }'),
    5,
    'must be true or false, not "true"',
    'without quotes',
  ],
  [
    'requires a value of a field that need not be chosen',
    config('  - name: A', '    type: box_schema', '    fieldDefinitions:', '      - { name: B, isRequired: true }'),
    8,
    'need not be chosen',
    'requiredConfig: true',
  ],
  [
    'has a secret and no key',
    config('  - name: Token', '    type: secure_text'),
    6,
    'security.publicKey is missing',
    'RSA key of 2048 bits',
  ],
  ['has a key that is none', `${head}security:\n  publicKey: secret\n`, 5, 'not an RSA public key', 'openssl rsa'],
  ['has a weak key', `${head}security:\n  publicKey: |\n${indented(pem(1024))}\n`, 5, 'has 1024 bits', 'openssl rsa'],
  [
    'has an enum of another type',
    config('  - { name: A, type: integer, enum: [1, two] }'),
    5,
    'enum[1] must be a whole number, not "two"',
    'without quotes',
  ],
  ['has an empty enum', config('  - { name: A, type: text, enum: [] }'), 5, 'must not be empty', '[EU, US]'],
  [
    'has an array of nothing',
    config('  - { name: A, type: array }'),
    5,
    'elementDefinition is missing',
    'a list such as',
  ],
  [
    'has an array of arrays',
    config('  - name: A', '    type: array', '    elementDefinition:', '      - { name: B, type: array }'),
    8,
    'it is "array"',
    'Write',
  ],
  [
    'has too many rows',
    config(
      '  - name: A',
      '    type: array',
      '    maxElements: 501',
      '    elementDefinition: [{ name: B, type: text }]',
    ),
    7,
    'must be a whole number, not 501',
    'from 1 to 500',
  ],
  [
    'has more rows at least than at most',
    config(
      '  - name: A',
      '    type: array',
      '    minElements: 3',
      '    maxElements: 2',
      '    elementDefinition: [{ name: B, type: text }]',
    ),
    7,
    'no number of rows is right',
    'at most 2',
  ],
  [
    'has two options of one name',
    config('  - name: A', '    type: dropdown', '    options:', '      - name: EU', '      - name: EU'),
    9,
    '"EU" is there already',
    'another one',
  ],
  [
    'has aliases that stand for too much',
    `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n`,
    1,
    'stand for too much',
    'Write out',
  ],
];

