import { figuresAreEqual } from './equality.ts';

// One of each kind; the others are in ../soak/equality.test.ts.
figuresAreEqual({ kind: 'sdk: minimal API', example: 'minimal-api', builder: 'sdk' });
figuresAreEqual({ kind: 'docker: generated Dockerfile', example: 'minimal-api', builder: 'docker' });
figuresAreEqual({ kind: 'docker: multi-stage', example: 'dockerfiles/multi-stage', builder: 'auto' });
figuresAreEqual({
  kind: 'buildx: copies what was published',
  example: 'dockerfiles/copy-published',
  builder: 'auto',
  modern: true,
});
