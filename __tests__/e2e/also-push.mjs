#!/usr/bin/env node
// Stands in front of docker or dotnet on PATH and starts the real one. What docker pushes to the measuring registry
// it has it push to a real registry (ALSO_PUSH_TO) too; what dotnet would push there it has it push through a tee
// (PUSH_THROUGH), since the .NET SDK makes other bytes each time. So a test can hold one beside the other. Each start
// is noted in ALSO_PUSH_LOG.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const { ALSO_PUSH_TO, PUSH_THROUGH, ALSO_PUSH_LOG } = process.env;
const program = basename(process.argv[1]);
const args = process.argv.slice(2);
const real = process.env[`REAL_${program.toUpperCase()}`];

function start(words) {
  return spawnSync(real, words, { stdio: 'inherit' }).status ?? 1;
}

/** The targets with which the action guards the push name the registry too. */
function throughTee(words) {
  const [registry, result] = ['-p:ContainerRegistry=', '-getResultOutputFile:'].map((start) =>
    words.find((word) => word.startsWith(start))?.slice(start.length),
  );
  if (!registry || !result) return words;
  const targets = join(dirname(result), 'last.targets');
  if (existsSync(targets))
    writeFileSync(targets, readFileSync(targets, 'utf8').replaceAll(registry, PUSH_THROUGH));
  return words.map((word) => word.replace(/^(-p:ContainerRegistry=).*/, `$1${PUSH_THROUGH}`));
}

appendFileSync(ALSO_PUSH_LOG, `${program} ${args.join(' ')}\n`);
const status = start(program === 'dotnet' ? throughTee(args) : args);
if (status === 0 && program === 'docker' && args[0] === 'image' && args[1] === 'push') {
  const image = `${ALSO_PUSH_TO}/also/pushed:head`;
  for (const words of [
    ['tag', args.at(-1), image],
    ['push', '--quiet', image],
    ['image', 'rm', image],
  ]) {
    if (start(words) !== 0) process.exit(90);
  }
}
process.exit(status);
