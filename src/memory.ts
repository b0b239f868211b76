import { setFlagsFromString } from 'node:v8';

// A small young generation, in MB: layers stream through this process, and chunks that are done with would else
// pile up for nothing.
setFlagsFromString('--max-semi-space-size=4');
