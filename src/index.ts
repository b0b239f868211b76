import { getState } from '@actions/core';
import { cleanUp, main } from './main.ts';

// Runners start the same file again when the job ends; what the first start saved tells the second one.
const folder = getState('folder');
if (folder === '') await main();
else await cleanUp(folder);
// What still waits (a retry of a request whose answer nobody needs any more) must not keep the step open.
process.exit();
