import { setFlagsFromString } from 'node:v8';

// A small young generation, in MB: layers stream through this process, and chunks that are done with would else
// pile up in it for nothing. (V8 reads --max-semi-space-size at its own start only.)
setFlagsFromString('--scavenger-max-new-space-capacity-mb=2');
