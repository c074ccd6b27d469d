import { describe, expect, it } from 'vitest';
import { readLink } from './read-link.ts';

const tenant = new URL('https://your-tenant.benchling.com');

describe('a link into Benchling', () => {
  it.each([
    ['/benchling/f/lib_55UxcIps-registry/prtn_7nMBOMm0-kedchain11/edit', 'aa-sequence', 'prtn_7nMBOMm0'],
    ['/benchling/f/lib_hBHqKbzE-oligos/seq_bhuDUw9D-test-oligo-abc/edit', 'sequence', 'seq_bhuDUw9D'],
    ['/benchling/f/lib_R8KcsjhW-molecules/mol_xCUXNVyG-molecule1/edit', 'molecule', 'mol_xCUXNVyG'],
    ['/benchling/f/R8KcsjhW-academic-registry/bfi-xCUXNVyG-sbn000/edit', 'custom-entity', 'bfi_xCUXNVyG'],
    ['/benchling/f/lib_x1y2z3-notes/etr_tv7m7B78-run-42/edit?m=1#day-2', 'entry', 'etr_tv7m7B78'],
    ['/ada/f/lib_y7oDUzWh-plasmids-and-sequences/seq_i2X927Dr-2023-05-03-st9-synth1/edit', 'sequence', 'seq_i2X927Dr'],
    ['/benchling/f/lib_1a2b-reg/etr-x1y2z3w4-run-42/edit', 'entry', 'etr_x1y2z3w4'],
    ['/lab/f_/xmPebKow-training/?filter=section%3Aall', 'folder', 'lib_xmPebKow'],
    ['/samples/containers/con_FzQ1stz9', 'container', 'con_FzQ1stz9'],
    ['/benchling/f/lib_x1y2z3-box-samples', 'folder', 'lib_x1y2z3'],
    ['/requests/req_JekfeyVS', 'request', 'req_JekfeyVS'],
    ['/items/wftask_pXrUrXHq', 'workflow-task', 'wftask_pXrUrXHq'],
  ])('is read: %s', (path, kind, id) => {
    const answer = readLink(`https://your-tenant.benchling.com${path}`, tenant);

    expect(answer).toEqual({ target: { kind, id } });
  });

  it.each([
    ['another host', 'https://evil.example/f/lib_x/seq_abc123', 'foreign'],
    ['a host that begins alike', 'https://your-tenant.benchling.com.evil.example/seq_abc123', 'foreign'],
    ['a host that ends alike', 'https://evil-your-tenant.benchling.com/seq_abc123', 'foreign'],
    ['another tenant', 'https://other.benchling.com/seq_abc123', 'foreign'],
    ['a letter that looks alike', 'https://your-ten\u0430nt.benchling.com/seq_abc123', 'foreign'],
    ['a dot after the host', 'https://your-tenant.benchling.com./seq_abc123', 'foreign'],
    ['another port', 'https://your-tenant.benchling.com:8443/seq_abc123', 'foreign'],
    ['no encryption', 'http://your-tenant.benchling.com/seq_abc123', 'foreign'],
    ['the tenant as a user name', 'https://your-tenant.benchling.com@evil.example/seq_abc123', 'foreign'],
    ['a backslash', 'https://evil.example\\@your-tenant.benchling.com/seq_abc123', 'foreign'],
    ['credentials', 'https://ada:secret@your-tenant.benchling.com/seq_abc123', 'credentials'],
    ['a script', 'javascript:seq_abc123', 'foreign'],
    ['data', 'data:text/html,seq_abc123', 'foreign'],
    ['words', 'look at seq_abc123', 'no-link'],
    ['a path alone', '/f/lib_x/seq_abc123', 'no-link'],
    ['no end', `https://your-tenant.benchling.com/seq_abc123-${'x'.repeat(2000)}`, 'no-link'],
    [
      'a key to share it',
      'https://your-tenant.benchling.com/s/etr-GCcRV7cmhRg7u4JQuDfr?m=slm-n9tOEQ0aekst',
      'share-link',
    ],
    ['no id', 'https://your-tenant.benchling.com/benchling/boxes', 'nothing'],
    ['a word that begins like an id', 'https://your-tenant.benchling.com/box-samples/con-artist', 'nothing'],
    ['an id in the query', 'https://your-tenant.benchling.com/search?q=seq_abc123', 'nothing'],
    ['an encoded slash', 'https://your-tenant.benchling.com/seq_abc123%2f..%2fadmin', 'nothing'],
  ])('is not followed with %s', (_, link, why) => {
    const answer = readLink(link, tenant);

    expect(answer).toEqual({ target: undefined, why });
  });
});
