import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the young generation as small as it is from now on: layers stream through this process, and what is done with
 * would else pile up in it for nothing. Not before everything is loaded, which it would slow down. (V8 reads
 * --max-semi-space-size at its own start only, and grows past --scavenger-max-new-space-capacity-mb.)
 */
export function boundYoungGeneration(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
