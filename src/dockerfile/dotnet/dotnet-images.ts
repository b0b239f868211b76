import type { Dockerfile, Stage } from '../dockerfile.ts';
import { imageOf, stageAndParents } from '../final-stage.ts';

/**
 * True for the name of an image that has .NET: mcr.microsoft.com/dotnet/aspnet, mcr.microsoft.com/azure-functions/
 * dotnet-isolated, public.ecr.aws/lambda/dotnet, cgr.dev/chainguard/aspnet-runtime, ubi9/dotnet-90-runtime.
 */
export function isDotNetImage(reference: string): boolean {
  const [first = '', ...others] = withoutTag(reference).split('/');
  // A registry is no part of the name: dotnet.example.com/node.
  const parts = others.length > 0 && /[.:]|^localhost$/.test(first) ? others : [first, ...others];
  return parts.some((part) => part.split(/[-_.]/).some((word) => DOTNET_WORDS.has(word)));
}

const DOTNET_WORDS = new Set(['dotnet', 'aspnet', 'aspnetcore', 'dotnetcore']);

function withoutTag(reference: string): string {
  return (reference.split('@')[0] ?? '').replace(/:[^/:]*$/, '').toLowerCase();
}

/** True for the name of an image of the .NET SDK, in any registry. */
export function isSdkImage(reference: string): boolean {
  return /(^|\/)sdk(-|$)/.test(withoutTag(reference));
}

/** Images that surely have no .NET SDK. */
const OTHER_IMAGE =
  /(^|[/-])(aspnet|aspnetcore|runtime|runtime-deps|nginx|node|python|golang|rust|alpine|debian|ubuntu|busybox|scratch|fedora|httpd|caddy|openjdk|eclipse-temurin|php|ruby)(-|$)/;

/** False if the stage surely has no .NET SDK; it may have one from a base image of the user's. */
export function hasSdk(dockerfile: Dockerfile, stage: Stage): boolean {
  const image = imageOf(dockerfile, stage);
  if ('unknown' in image || !OTHER_IMAGE.test(withoutTag(image.value))) return true;
  return stageAndParents(dockerfile, stage).some(({ steps }) =>
    steps.some((step) => step.kind === 'run' && /dotnet-sdk|dotnet-install/.test(step.command)),
  );
}

/**
 * False if an image surely has no ONBUILD instructions: Microsoft's images and Docker's official ones have none, but for
 * old ones with that in their tag.
 */
export function mayHaveTriggers(reference: string): boolean {
  if (!reference.includes('/')) return reference.includes('onbuild');
  return !reference.startsWith('mcr.microsoft.com/');
}
