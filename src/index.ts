import { CACHE_COMMAND, cacheProcess } from './cache/cache-process.ts';
import { cleanUp, folderOfMainStep } from './clean-up.ts';
import { main } from './main.ts';

// The runner starts this file again when the job ends. The action itself starts it to use the Actions cache.
const folder = folderOfMainStep();
if (process.argv[2] === CACHE_COMMAND) await cacheProcess(process.argv.slice(3));
else if (folder === '') await main();
else await cleanUp(folder);
// A request that is still being retried, and that nothing waits for any more, must not keep the step open.
process.exit();
