import type { ImageConfig } from '../model/image.ts';
import type { Unknown } from '../model/size.ts';

/**
 * `10.0` of an image that has no project here: by the tag of Microsoft's base image, otherwise by the label that the
 * .NET SDK sets, otherwise by the variables that Microsoft's images set.
 */
export function imageDotnetVersion(
  base: string | undefined,
  { env, labels }: Pick<ImageConfig, 'env' | 'labels'>,
): string | Unknown {
  const tag = /(?:^|\/)dotnet\/[a-z/-]+:(\d+\.\d+)(?=[.-]|@|$)/.exec(base ?? '')?.[1];
  const label = /^\d+\.\d+$/.exec(labels['net.dot.runtime.majorminor'] ?? '')?.[0];
  const set = ['ASPNET_VERSION', 'DOTNET_VERSION', 'DOTNET_SDK_VERSION'].map((name) =>
    env.map((line) => new RegExp(`^${name}=(\\d+\\.\\d+)\\.`).exec(line)?.[1]).find(Boolean),
  );
  return (
    tag ??
    label ??
    set.find(Boolean) ?? {
      unknown:
        'neither the base image nor DOTNET_VERSION says which .NET version the image has; set input sdk-image',
    }
  );
}
