// First, before anything else is loaded.
import './memory.ts';
import { main } from './main.ts';

await main();
