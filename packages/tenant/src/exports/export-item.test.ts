import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { download } from '../../test/support/signed-requests.ts';
import { startLab, type Lab } from '../../test/support/start-tenant.ts';

async function exported(lab: Lab, body: object): Promise<Record<string, Uint8Array>> {
  const task = await lab.finished(await lab.member('POST', '/exports', body));
  const file = await download(lab, task.response.downloadURL);
  return unzipSync(file.body as Uint8Array);
}

async function entryWithNotes(lab: Lab): Promise<string> {
  const { id } = (await lab.member('POST', '/entries', { name: 'Run 42/b', folderId: lab.folderId })).body;
  const cells = [{ cells: [{ text: 'S1' }, { text: '<0.6>' }] }];
  const notes = [
    { type: 'text', indentation: 0, text: 'Grow (37 °C) & read', links: [] },
    { type: 'table', indentation: 0, table: { name: 'ODs', columnLabels: ['Sample', 'OD'], rows: cells } },
  ];
  lab.tenant.resources.entries.setDays(lab.actor, id, [{ date: '2026-01-01', title: null, notes }]);
  lab.tenant.resources.entries.attachFile(lab.actor, id, { fileName: 'gel.png', bytes: Buffer.from('pixels') });
  return id;
}

describe('exports', () => {
  it('hold an entry as HTML with its tables, and the files in it', async () => {
    const lab = startLab();
    const id = await entryWithNotes(lab);

    const files = await exported(lab, { id, format: 'html' });

    const html = strFromU8(files['Run 42_b.html'] ?? new Uint8Array());
    expect(html).toContain('<h1>Run 42/b</h1>');
    expect(html).toContain('<p>Grow (37 °C) &amp; read</p>');
    expect(html).toContain('<td>Sample</td><td>OD</td></tr><tr><td>S1</td><td>&lt;0.6&gt;</td>');
    expect(Object.entries(files).map(([name, bytes]) => [name.split('/').at(-1), bytes.length])).toContainEqual([
      'gel.png',
      6,
    ]);
  });

  it('hold a PDF whose pages a reader can find', async () => {
    const lab = startLab();
    const id = await entryWithNotes(lab);
    const line = { type: 'text', indentation: 0, text: 'A long day. '.repeat(20), links: [] };
    const notes = Array.from({ length: 40 }, () => line);
    lab.tenant.resources.entries.setDays(lab.actor, id, [{ date: '2026-01-01', title: 'Long', notes }]);

    const files = await exported(lab, { id });

    const pdf = Buffer.from(files['Run 42_b.pdf'] ?? []).toString('latin1');
    const offsets = [...pdf.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    expect(pdf).toMatch(/^%PDF-1\.4\n/);
    expect(offsets.map((offset) => pdf.slice(offset).split(' ', 1)[0])).toEqual(offsets.map((_, n) => String(n + 1)));
    expect(pdf.slice(Number(/startxref\n(\d+)/.exec(pdf)?.[1])).startsWith('xref')).toBe(true);
    expect(Number(/\/Count (\d+)/.exec(pdf)?.[1])).toBeGreaterThan(1);
  });

  it('are refused for what is no entry, and for entries that one may not see', async () => {
    const lab = startLab();
    const id = await entryWithNotes(lab);

    const folder = await lab.member('POST', '/exports', { id: lab.folderId });
    const hidden = await lab.user('eve').call('POST', '/exports', { id });

    expect(folder.body.error.message).toContain('exports entries only');
    expect(hidden.body.error.invalidId).toBe(id);
  });
});
