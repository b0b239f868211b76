/**
 * Patterns of Go's filepath.Match, which COPY uses, and of .dockerignore, which adds `**`: matched part by
 * part without regular expressions, so that no pattern makes them slow.
 */

/** True if the path, or part of a path, has a wildcard. */
export function hasWildcard(path: string): boolean {
  return /[*?[]/.test(path);
}

/** One part of a path against one part of a pattern: `*`, `?`, `[a-z]` and a backslash before a literal. */
export function matchesPart(pattern: string, part: string): boolean {
  const tokens = tokenize(pattern);
  let token = 0;
  let position = 0;
  // The positions to continue from if a `*` has to match one character more.
  let retryToken = -1;
  let retryPosition = 0;
  while (position < part.length) {
    const current = tokens[token];
    if (current === 'any') {
      retryToken = ++token;
      retryPosition = position;
    } else if (current?.(part.charAt(position))) {
      token++;
      position++;
    } else if (retryToken === -1) {
      return false;
    } else {
      token = retryToken;
      position = ++retryPosition;
    }
  }
  return tokens.slice(token).every((rest) => rest === 'any');
}

/** A whole path against a pattern, both with `/`; `**` matches any number of parts. */
export function matchesPath(pattern: string, path: string): boolean {
  return prefixesMatched(pattern, path).at(-1)?.at(-1) === true;
}

/** True if the pattern matches the path or a folder above it. */
export function matchesAbove(pattern: string, path: string): boolean {
  return prefixesMatched(pattern, path).at(-1)?.includes(true) === true;
}

/** True if the pattern may match something below the path. */
export function reachesBelow(pattern: string, path: string): boolean {
  const matched = prefixesMatched(pattern, path);
  return pattern.split('/').at(-1) === '**'
    ? matched.some((reached) => reached.at(-1))
    : matched.slice(0, -1).some((reached) => reached.at(-1));
}

/** For each number of the pattern's parts, from none to all: which numbers of the path's parts they match. */
function prefixesMatched(pattern: string, path: string): boolean[][] {
  const parts = path.split('/');
  let reached = [true, ...parts.map(() => false)];
  const all = [reached];
  for (const piece of pattern.split('/')) {
    if (piece === '**') {
      const first = reached.indexOf(true);
      reached = reached.map((_, index) => first !== -1 && index >= first);
    } else {
      const before = reached;
      reached = before.map(
        (_, index) => index > 0 && before[index - 1] === true && matchesPart(piece, parts[index - 1] ?? ''),
      );
    }
    all.push(reached);
  }
  return all;
}

type Token = 'any' | ((char: string) => boolean);

function tokenize(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < pattern.length; index++) {
    const char = pattern.charAt(index);
    const close = char === '[' ? pattern.indexOf(']', index + 2) : -1;
    if (char === '*') tokens.push('any');
    else if (char === '?') tokens.push(() => true);
    else if (close !== -1) {
      tokens.push(characterClass(pattern.slice(index + 1, close)));
      index = close;
    } else {
      const literal = char === '\\' ? pattern.charAt(++index) : char;
      tokens.push((other) => other === literal);
    }
  }
  return tokens;
}

function characterClass(body: string): (char: string) => boolean {
  const negated = body.startsWith('^');
  const ranges = (negated ? body.slice(1) : body).match(/.-.|./gsu) ?? [];
  return (char) =>
    ranges.some((range) => range.charAt(0) <= char && char <= range.charAt(range.length - 1)) !== negated;
}
