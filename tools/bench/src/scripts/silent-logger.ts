import type { Logger } from '@ligase/core';

/** A logger that keeps nothing. */
export const silentLogger: Logger = { child: () => silentLogger, debug() {}, info() {}, warn() {}, error() {} };
