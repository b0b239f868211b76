#!/usr/bin/env node
// Stands in front of a program on PATH, notes with which arguments it is started, and starts the real one.
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';

const args = process.argv.slice(2);
appendFileSync(process.env.STARTS_LOG, `${args.join(' ')}\n`);
process.exit(spawnSync(process.env.REAL_PROGRAM, args, { stdio: 'inherit' }).status ?? 1);
