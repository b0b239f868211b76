import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the young generation small from now on: layers stream through this process, and chunks that are done with
 * would else pile up in it for nothing. Not before everything is loaded, which it would slow down. (V8 reads
 * --max-semi-space-size at its own start only.)
 */
export function boundYoungGeneration(): void {
  setFlagsFromString('--scavenger-max-new-space-capacity-mb=2');
}
