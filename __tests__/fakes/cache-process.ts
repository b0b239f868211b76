import { cacheProcess } from '../../src/cache/cache-process.ts';

// As src/index.ts does it: the first argument says what for.
await cacheProcess(process.argv.slice(3));
process.exit();
