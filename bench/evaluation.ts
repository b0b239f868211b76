import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dotnet } from '../src/dotnet/dotnet.ts';
import { UserError } from '../src/model/user-error.ts';
import { execute } from '../src/process/execute.ts';
import { WITHOUT_SDK, writeManyProjects } from './many-projects.ts';
import { type Times, takeTurns } from './pairs.ts';

export interface EvaluationTimes {
  readonly many: Times;
  readonly one: Times;
}

/** Time until the facts and base images of a repository's projects are known, and those of one of them. */
export async function evaluationTimes(rounds: number): Promise<EvaluationTimes> {
  const root = await mkdtemp(join(tmpdir(), 'bench-projects-'));
  try {
    const projects = await writeManyProjects(root);
    const sdk = dotnet((program, args, options) => execute(program, args, { ...options, silent: true }));
    const time = async (paths: readonly string[], broken: number): Promise<number> => {
      const start = performance.now();
      const answers = await sdk.factsOfMany(paths, { root, configuration: 'Release' });
      const ms = performance.now() - start;
      const errors = answers.filter(({ facts }) => facts instanceof UserError);
      if (errors.length !== broken) throw new Error(`${errors.length} projects cannot be evaluated`);
      return ms;
    };
    const contenders = [
      { name: 'many', run: () => time(projects, WITHOUT_SDK) },
      { name: 'one', run: () => time(projects.slice(0, 1), 0) },
    ];
    const [many, one] = await takeTurns(contenders, rounds);
    if (!many || !one) throw new Error('nobody took a turn');
    return { many, one };
  } finally {
    await rm(root, { recursive: true });
  }
}
