import path from 'node:path';
import { run } from './commands.ts';

/** The .NET SDK of this machine, from which the stand-ins of Microsoft's images are cut. */
export interface DotnetSdk {
  /** The folder that holds `dotnet`, `host`, `shared` and `sdk`. */
  readonly root: string;
  /** `10.0.401` */
  readonly version: string;
  /** `10.0`, the tag that users write. */
  readonly channel: string;
  /** `10.0.12`, of both shared frameworks. */
  readonly runtimeVersion: string;
}

/**
 * The newest SDK that is installed, and its runtime.
 * @throws Error when there is none, or none with the ASP.NET Core runtime of its channel.
 */
export async function findSdk(): Promise<DotnetSdk> {
  const sdk = (await installed('--list-sdks')).at(-1);
  if (sdk === undefined) throw new Error('the test bed needs the .NET SDK: `dotnet --list-sdks` lists none');
  const channel = sdk.version.split('.').slice(0, 2).join('.');
  const runtimes = (await installed('--list-runtimes')).filter(({ version }) =>
    version.startsWith(`${channel}.`),
  );
  const aspnet = runtimes.filter(({ name }) => name === 'Microsoft.AspNetCore.App').at(-1);
  if (aspnet === undefined)
    throw new Error(
      `the test bed needs the ASP.NET Core runtime ${channel} next to the .NET SDK ${sdk.version}`,
    );
  return { root: path.dirname(sdk.folder), version: sdk.version, channel, runtimeVersion: aspnet.version };
}

/** Lines such as `Microsoft.NETCore.App 10.0.12 [/usr/share/dotnet/shared/...]`, oldest first; SDKs have no name. */
async function installed(
  question: '--list-sdks' | '--list-runtimes',
): Promise<{ name: string; version: string; folder: string }[]> {
  const lines = (await run('dotnet', [question])).trim().split('\n');
  return lines.flatMap((line) => {
    const [, name = '', version, folder] = /^(?:(\S+) )?(\S+) \[(.+)\]$/.exec(line.trim()) ?? [];
    return version === undefined || folder === undefined ? [] : [{ name, version, folder }];
  });
}
