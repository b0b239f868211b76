import { inject } from 'vitest';
import type { BedEngine } from '../../../testbed/bed.ts';

/** An engine of the test bed: the one with the classic store, or the modern one with containerd's store and buildx. */
export function bedEngine(store: 'classic' | 'containerd'): BedEngine {
  const { engines } = inject('bed');
  if (engines === undefined) throw new Error('these tests have no engine; see __tests__/e2e/global-setup.ts');
  return engines[store];
}

/** What a step's environment needs for this engine or builder. */
export function stepEnvironment({ env }: { readonly env: NodeJS.ProcessEnv }): Record<string, string> {
  const names = ['PATH', 'DOCKER_HOST', 'DOCKER_CONFIG', 'BUILDX_BUILDER'];
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
