import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { errorCodes } from '@ligase/core';
import { anchorsOf, findBrokenLinks, headingsOf } from './docs.ts';

const workspace = fileURLToPath(new URL('../../../', import.meta.url));

function brokenLinksIn(page: string): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'ligase-docs-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'guides'));
  writeFileSync(join(root, 'guides/start.md'), page);
  writeFileSync(join(root, 'README.md'), '# The name\n\n## What it `does`, in short\n');
  return findBrokenLinks(root);
}

describe('the documentation', () => {
  it('links only to files and headings that exist', () => {
    expect(findBrokenLinks(workspace)).toEqual([]);
  });

  it('explains every error code, and no code that does not exist', () => {
    const page = readFileSync(join(workspace, 'docs/reference/errors.md'), 'utf8');

    const explained = headingsOf(page).filter((text) => /^[A-Z]+(_[A-Z]+)+$/.test(text));

    expect(explained.toSorted()).toEqual([...errorCodes].toSorted());
  });

  it('says of every error code who acts, and of each once', () => {
    const page = readFileSync(join(workspace, 'docs/reference/errors.md'), 'utf8');

    const inTable = page.split('\n').filter((line) => line.startsWith('| '));
    const listed = inTable.flatMap((line) => [...line.matchAll(/\[([A-Z_]+)\]\(#/g)].map(([, code = '']) => code));

    expect(listed.toSorted()).toEqual([...errorCodes].toSorted());
  });
});

describe('the link check', () => {
  it('follows links to files, to folders and to headings', () => {
    const broken = brokenLinksIn('# Start\n[up](../README.md#what-it-does-in-short) [here](#start) [all](..)');

    expect(broken).toEqual([]);
  });

  it('reports a file that does not exist', () => {
    const broken = brokenLinksIn('[gone](./gone.md)');

    expect(broken).toEqual(['guides/start.md links to ./gone.md, which does not exist']);
  });

  it('reports a heading that does not exist', () => {
    const broken = brokenLinksIn('[gone](../README.md#gone)');

    expect(broken).toEqual(['guides/start.md links to #gone, which is no heading of README.md']);
  });

  it('passes over code and addresses on the web', () => {
    const broken = brokenLinksIn('```md\n[gone](gone.md)\n```\n`[gone](gone.md)` [web](https://example.org/gone.md)');

    expect(broken).toEqual([]);
  });

  it('numbers headings that are alike', () => {
    expect(anchorsOf('# Retry\n## Retry\n')).toEqual(['retry', 'retry-1']);
  });
});
