import { type Change, diffPolicies } from '@baton/core';
import { type ExitCode, exitCodes } from '../command-line/exit-codes.ts';
import { readPolicy } from '../documents/read-document.ts';
import { documentSource } from '../documents/source.ts';
import { terminalColumns } from '../terminal/columns.ts';
import { wrap } from '../terminal/wrap.ts';
import { colours } from '../terminal/colours.ts';
import { changeWords } from './change-words.ts';

/** Prints what changes for leads and people, in words, in the order of the document. */
export function showChanges(from: string, to: string): ExitCode {
  const source = documentSource();
  const before = readPolicy(source, from);
  const after = readPolicy(source, to);
  const changes = diffPolicies(before, after);
  const c = colours();
  const title = `${before.name} ${before.version} → ${after.name} ${after.version}`;
  const lines =
    changes.length === 0
      ? ['  Both do the same.']
      : changes.flatMap((change) =>
          wrap(`${changeWords(change.words)} (${change.path})`, terminalColumns - 4).map(
            (line, index) => `  ${index === 0 ? sign(change) : ' '} ${line}`,
          ),
        );
  process.stdout.write(`${[c.bold(title), ...lines].join('\n')}\n`);
  return exitCodes.ok;
}

function sign({ kind }: Change): string {
  const c = colours();
  switch (kind) {
    case 'added':
      return c.green('+');
    case 'removed':
      return c.red('−');
    case 'changed':
      return c.yellow('~');
    case 'moved':
      return c.cyan('↕');
    default:
      return kind satisfies never;
  }
}
