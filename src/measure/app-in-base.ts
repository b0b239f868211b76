import type { Unknown } from '../model/size.ts';
import type { NoBase } from '../model/weigh.ts';
import { type Reference, tryParseReference } from '../oci/name/reference.ts';

/** What an image is built on. */
export type Base = { readonly reference: string } | NoBase | Unknown;

/** Images of .NET's own, in any registry: they hold no app. */
const RUNTIME = /(?:^|\/)dotnet\/(?:nightly\/)?(?:sdk|aspnet|runtime|runtime-deps)$/;

/** Repositories of operating systems, web servers and runtimes. */
const WITHOUT_APPS: readonly RegExp[] = [
  /^docker\.io\/library\//,
  /^docker\.io\/ubuntu\//,
  /^mcr\.microsoft\.com\//,
  /^public\.ecr\.aws\/(?:lambda|docker|amazonlinux|ubuntu)\//,
  /^cgr\.dev\/chainguard\//,
  /^gcr\.io\/distroless\//,
  /^registry\.access\.redhat\.com\//,
];

/** Whether nothing of an app is in the base image: there is none, or it is one of .NET's own. */
export function isRuntime(base: Base): boolean {
  if (!('reference' in base)) return 'none' in base;
  const repository = repositoryOf(base.reference);
  return repository !== undefined && RUNTIME.test(repository);
}

/** Whether the base image may hold an app: it is not known, or it may be a company's own. */
export function mayHoldApp(base: Base): boolean {
  if (isRuntime(base)) return false;
  const repository = 'reference' in base ? repositoryOf(base.reference) : undefined;
  return repository === undefined || !WITHOUT_APPS.some((publicOnes) => publicOnes.test(repository));
}

function repositoryOf(text: string): string | undefined {
  const reference: Reference | undefined = tryParseReference(text);
  return reference && `${reference.registry}/${reference.repository}`;
}
