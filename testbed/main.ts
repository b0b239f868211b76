import { parseArgs } from 'node:util';
import { bedStatus, startBed, stopBed } from './bed.ts';

const USAGE = 'usage: node testbed/main.ts up [--without-engine] [--modern-engine] | down | status';

async function main(args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'without-engine': { type: 'boolean', default: false },
      'modern-engine': { type: 'boolean', default: false },
    },
  });
  const options = { engine: !values['without-engine'], modernEngine: values['modern-engine'] };
  switch (positionals.join(' ')) {
    case 'up':
      console.log((await startBed(options)).summary);
      return;
    case 'down':
      console.log(await stopBed());
      return;
    case 'status': {
      const { up, summary, sizes } = await bedStatus();
      console.log(summary);
      if (sizes !== undefined) console.log(sizes);
      process.exitCode = up ? 0 : 3; // as init scripts say "not running" (LSB)
      return;
    }
    default:
      throw new Error(USAGE);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
