import { invalidRequest } from '../api-error.ts';

/** One nucleotide by the symbols of its monomers. The last of a strand may have no phosphate. */
export interface Nucleotide {
  readonly sugar: string;
  readonly base: string;
  readonly phosphate: string | null;
}

const SYMBOL = String.raw`\[[^\]]+\]|[A-Za-z]`;
const NUCLEOTIDE = new RegExp(String.raw`^(${SYMBOL})\((${SYMBOL})\)(${SYMBOL})?$`);
const STRAND = /^RNA1\{([^}]*)\}\$\$\$\$(V2\.0)?$/;

/**
 * Reads one strand of nucleotides written in HELM, such as `RNA1{r(A)p.r(C)}$$$$V2.0`.
 * @throws {TenantApiError} 400 for other polymers, connections and annotations.
 */
export function parseHelm(helm: string): Nucleotide[] {
  const strand = STRAND.exec(helm.trim())?.[1];
  if (strand === undefined) {
    throw invalidRequest('Invalid helm: it takes one strand of nucleotides, such as RNA1{r(A)p.r(C)}$$$$V2.0.');
  }
  if (strand === '') return [];
  return strand.split('.').map((part, index) => {
    const [, sugar, base, phosphate] = NUCLEOTIDE.exec(part) ?? [];
    if (sugar === undefined || base === undefined) {
      throw invalidRequest(
        `Invalid helm: "${part}" at position ${index + 1} is no nucleotide. It takes a sugar, a base in brackets and a phosphate, such as r(A)p.`,
      );
    }
    return { sugar: bare(sugar), base: bare(base), phosphate: phosphate === undefined ? null : bare(phosphate) };
  });
}

/** Writes one strand in HELM. */
export function writeHelm(nucleotides: readonly Nucleotide[]): string {
  const parts = nucleotides.map(
    ({ sugar, base, phosphate }) => `${symbol(sugar)}(${symbol(base)})${phosphate === null ? '' : symbol(phosphate)}`,
  );
  return `RNA1{${parts.join('.')}}$$$$V2.0`;
}

/** Unmodified nucleotides with these bases; the last one has no phosphate. */
export function naturalStrand(bases: string, sugar: 'd' | 'r'): Nucleotide[] {
  return Array.from(bases.toUpperCase(), (base, index) => ({
    sugar,
    base,
    phosphate: index === bases.length - 1 ? null : 'p',
  }));
}

function bare(text: string): string {
  return text.startsWith('[') ? text.slice(1, -1) : text;
}

function symbol(text: string): string {
  return text.length === 1 ? text : `[${text}]`;
}
