/** What MSBuild says about one project, as it would be published. */
export interface ProjectFacts {
  /** Of the project file; absolute. */
  readonly path: string;
  /** The project file's name without its extension. */
  readonly name: string;
  /** The app's assembly is this and `.dll`. */
  readonly assemblyName: string;
  readonly sdk: 'web' | 'worker' | 'webassembly' | 'other';
  /** `Exe`, `WinExe` or `Library`. */
  readonly outputType: string;
  readonly isTest: boolean;
  /** Packed as a .NET tool. */
  readonly isTool: boolean;
  readonly isAspireHost: boolean;
  readonly isPublishable: boolean;
  /** All target frameworks; more than one only in a multi-targeting project. */
  readonly targetFrameworks: readonly string[];
  /** The value of `dotnet publish -f`; undefined if the project has one `TargetFramework`. */
  readonly framework: string | undefined;
  /**
   * The one that these facts are about, `net10.0`; undefined if there are several and none was chosen. Then the facts
   * that depend on it (versions, identifiers) are unknown too.
   */
  readonly targetFramework: string | undefined;
  /** `.NETCoreApp` for every app that can run in a Linux container. */
  readonly frameworkIdentifier: string | undefined;
  /** `10.0`: version of .NET that the app runs on. */
  readonly dotnetVersion: string | undefined;
  /** `Windows` for `net10.0-windows`. */
  readonly targetPlatform: string | undefined;
  readonly runtimeIdentifier: string | undefined;
  readonly runtimeIdentifiers: readonly string[];
  readonly selfContained: boolean;
  readonly publishAot: boolean;
  /** Of its ProjectReference items: absolute paths, as MSBuild evaluates them; a file may not exist. */
  readonly projectReferences: readonly string[];
  /**
   * The base images that the SDK computed in the same MSBuild start, by the image's RuntimeIdentifier; '' if it has none.
   * `DotNet.baseImage` also answers for the images that are missing here.
   */
  readonly sdkBaseImages: ReadonlyMap<string, string>;
  /** That of the project's own image on this machine; undefined if it is missing in `sdkBaseImages`. */
  readonly sdkBaseImage: string | undefined;
  /** Of the .NET SDK that answered, `10.0.401`. */
  readonly sdkVersion: string;
  /** The Dockerfile that the project names, or the one next to it. */
  readonly dockerfile: DockerfileFacts | undefined;
  readonly container: ContainerFacts;
}

export interface DockerfileFacts {
  /** Absolute. */
  readonly path: string;
  /** True: the project names it (`DockerfilePath`, or `DockerfileFile` of older Visual Studio). It may not exist. */
  readonly named: boolean;
  /** `DockerfileContext`, which Visual Studio reads relative to the Dockerfile; absolute. */
  readonly context: string | undefined;
}

/** The properties of the SDK's container support that the project sets (or its publish arguments). */
export interface ContainerFacts {
  /** `PublishContainer` makes an image of this project. */
  readonly enabled: boolean;
  /** Set by the project; what the SDK would choose is `DotNet.baseImage`. */
  readonly baseImage: string | undefined;
  readonly family: string | undefined;
  /** `ContainerRepository`, or `ContainerImageName`, its former name. */
  readonly repository: string | undefined;
  readonly runtimeIdentifier: string | undefined;
  readonly runtimeIdentifiers: readonly string[];
  /** Names of the properties above that are set, and of a registry's and a tag's. */
  readonly properties: readonly string[];
  /**
   * They are set for every project (in Directory.Build.props, publish arguments or the environment), which says nothing
   * about this one. Otherwise, a project with such properties is meant to be an image.
   */
  readonly setForAll: boolean;
}
