export * from './block-kit/blocks.ts';
export { checkMessage, checkView } from './block-kit/check-outgoing.ts';
export { cut, escaped, link, unescaped } from './block-kit/escaped.ts';
export { limits } from './block-kit/limits.ts';
