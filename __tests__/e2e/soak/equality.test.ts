import { figuresAreEqual } from '../engine/equality.ts';

// With those of ../engine/equality.test.ts: each builder and each kind of Dockerfile.
figuresAreEqual({ kind: 'sdk: packages', example: 'packages', builder: 'sdk' });
figuresAreEqual({ kind: 'docker: generated, packages', example: 'packages', builder: 'docker' });
const base = 'dotnet/runtime-deps';
figuresAreEqual({ kind: 'sdk: self-contained', example: 'self-contained', builder: 'sdk', base });
figuresAreEqual({
  kind: 'docker: generated, self-contained',
  example: 'self-contained',
  builder: 'docker',
  base,
});
figuresAreEqual({
  kind: 'docker: copies what was published',
  example: 'dockerfiles/copy-published',
  builder: 'auto',
});
figuresAreEqual({ kind: 'docker: Visual Studio’s', example: 'dockerfiles/visual-studio', builder: 'auto' });
figuresAreEqual({
  kind: 'buildx: generated Dockerfile',
  example: 'minimal-api',
  builder: 'docker',
  modern: true,
});
