import { colours } from '../terminal/colours.ts';
import { terminalColumns } from '../terminal/columns.ts';
import { wrap } from '../terminal/wrap.ts';
import type { Command } from './command.ts';

const codes = `EXIT CODES
  0  done
  1  a document or the data is wrong
  2  the command line is wrong
  3  what was checked twice came out otherwise, or a log is not what it should be
  130, 143  interrupted: Ctrl-C, SIGTERM`;

export function rootHelp(commands: Readonly<Record<string, { readonly summary: string }>>): string {
  const c = colours();
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${c.cyan(name.padEnd(8))} ${summary}`,
  );
  return [
    'baton tells what a change to a lead policy does to leakage and revenue, and runs the service.',
    '',
    `${c.bold('USAGE')} baton COMMAND …`,
    '',
    c.bold('COMMANDS'),
    ...lines,
    '',
    c.bold('EXAMPLE'),
    '  baton compare simulations/acme-software/experiments/faster-demo-response.yaml',
    '',
    codes.replace('EXIT CODES', c.bold('EXIT CODES')),
    '',
    'See baton COMMAND --help for each, docs/guides/lab.md for a walk through all of them.',
  ].join('\n');
}

/** Usage, words and options of one command, aligned, with its examples. */
export function commandHelp({ name, summary, args, many, examples }: Command): string {
  const c = colours();
  const all = Object.entries(args);
  const words = all.filter(([, { type }]) => type === 'positional');
  const options = all.filter(([, { type }]) => type !== 'positional');
  const usage = words.map(([word]) => word.toUpperCase()).join(' ');
  const rows = [
    ...words.map(([word, arg]): Row => [word.toUpperCase(), arg.description ?? '']),
    ...options.map(([option, arg]): Row => [
      arg.type === 'boolean'
        ? `--${option}`
        : `--${option} ${(arg.valueHint ?? 'text').toUpperCase()}`,
      `${arg.description ?? ''}${arg.required === true ? ' (required)' : ''}`,
    ]),
  ];
  return [
    ...wrap(`${summary}.`, terminalColumns),
    '',
    `${c.bold('USAGE')} baton ${name} ${usage}${many ? ' …' : ''}${options.length > 0 ? ' [OPTION …]' : ''}`,
    '',
    ...described(rows),
    '',
    c.bold(examples.length === 1 ? 'EXAMPLE' : 'EXAMPLES'),
    ...examples.map((example) => `  ${example}`),
  ].join('\n');
}

type Row = readonly [string, string];

/** Names on the left, what they mean on the right, wrapped within 100 columns. */
function described(rows: readonly Row[]): readonly string[] {
  const c = colours();
  const width = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows.flatMap(([name, meaning]) =>
    wrap(meaning, terminalColumns - width).map(
      (line, index) =>
        `${index === 0 ? `  ${c.cyan(name.padEnd(width - 2))}` : ' '.repeat(width)}${line}`,
    ),
  );
}
