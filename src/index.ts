import { getState } from '@actions/core';
import { CACHE_COMMAND, cacheProcess } from './cache/cache-process.ts';
import { cleanUp, main } from './main.ts';

// Runners start the same file again when the job ends; what the first start saved tells the second one.
const folder = getState('folder');
// And the action itself starts it to speak to the cache.
if (process.argv[2] === CACHE_COMMAND) await cacheProcess(process.argv.slice(3));
else if (folder === '') await main();
else await cleanUp(folder);
// What still waits (a retry of a request whose answer nobody needs any more) must not keep the step open.
process.exit();
