import { type Argument, textOf } from '../shell/expand-word.ts';

/** Options of the host that take a value. Source: `dotnet --help`, "runtime-options". */
const TAKES_NEXT = new Set([
  '--additionalprobingpath',
  '--additional-deps',
  '--depsfile',
  '--runtimeconfig',
  '--fx-version',
  '--roll-forward',
  '--roll-forward-on-no-candidate-fx',
]);

/**
 * The file of the assembly that the .NET host starts with these arguments: `App.dll` of
 * `dotnet exec --roll-forward Major App.dll`. Undefined if they run the SDK (`dotnet publish`).
 */
export function hostedFile(words: readonly Argument[]): Argument | undefined {
  for (let position = 0; position < words.length; position++) {
    const word = words[position];
    if (word === undefined) break;
    const text = 'value' in word ? word.value : (word.start ?? '');
    if (TAKES_NEXT.has(text.toLowerCase())) position++;
    else if (text !== 'exec' && !text.startsWith('-')) {
      return 'unknown' in word || /\.(dll|exe)$/i.test(textOf(word)) ? word : undefined;
    }
  }
  return undefined;
}
