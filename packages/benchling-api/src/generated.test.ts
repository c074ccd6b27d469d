import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = globSync('v?/*.ts', { cwd: import.meta.dirname });
const ownWords = /^\/\/ Generated.*$|^\/\*\* .* \*\/$/gm;

describe('the generated files', () => {
  it.for(files)('hold no sentence of the documents that they come from: %s', (file) => {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8').replaceAll(ownWords, '');

    const sentences = text.match(/[A-Za-z,']+(?: [a-z,']+){3,}/g);

    expect(sentences).toBeNull();
  });
});
