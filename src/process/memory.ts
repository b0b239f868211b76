import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's young generation from growing: layers stream through this process, and garbage would fill a larger one for
 * no gain. Call it after everything is loaded, because it slows loading down. (V8 reads --max-semi-space-size only when
 * it starts, and grows beyond --scavenger-max-new-space-capacity-mb.)
 */
export function boundYoungGeneration(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
