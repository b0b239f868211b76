import type { Platform } from '../model/image.ts';
import { imageRuntimeIdentifier } from './container-platform.ts';
import type { ProjectFacts } from './project-facts.ts';

/** Processors of runtime identifiers as container platforms spell them (GOARCH). */
const ARCHITECTURES: Readonly<Record<string, Omit<Platform, 'os'>>> = {
  x64: { architecture: 'amd64' },
  x86: { architecture: '386' },
  arm: { architecture: 'arm', variant: 'v7' },
  loongarch64: { architecture: 'loong64' },
};

/**
 * The platform of the image that the SDK makes of the project: of the project's own runtime identifier, else
 * Linux on the SDK's processor.
 * @param architecture the machine's, as .NET spells it: `x64`.
 */
export function imagePlatform(project: ProjectFacts, architecture: string): Platform {
  const identifier =
    project.container.runtimeIdentifier ??
    project.runtimeIdentifier ??
    imageRuntimeIdentifier(project, architecture);
  const processor = identifier?.split('-').at(-1) ?? architecture;
  return { os: 'linux', ...(ARCHITECTURES[processor] ?? { architecture: processor }) };
}
