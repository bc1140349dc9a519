import { type ArgDef, parseArgs } from 'citty';
import { parseArgs as tokenize } from 'node:util';
import type { Command, Given } from './command.ts';
import { didYouMean } from './did-you-mean.ts';
import { UsageError } from './failures.ts';

/**
 * Reads a command's words strictly. Citty lets unknown options, options without a value and words too
 * many pass in silence; here each is an error, because a mistyped `--sede` must not run on another seed.
 */
export async function readArguments(command: Command, words: readonly string[]): Promise<Given> {
  const options = Object.entries(command.args).filter(([, arg]) => arg.type !== 'positional');
  const { tokens } = tokenize({
    args: [...words],
    options: Object.fromEntries(options.map(([name, arg]) => [name, { type: kindOf(arg) }])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') await checkOption(command, token);
  }
  checkCount(command, positionals.length);
  checkRequired(command, tokens);
  const parsed = parseArgs([...words], command.args);
  return {
    positionals,
    option: (name) => {
      const value: unknown = parsed[name];
      return typeof value === 'string' ? value : undefined;
    },
    flag: (name) => parsed[name] === true,
  };
}

const kindOf = (arg: ArgDef): 'boolean' | 'string' =>
  arg.type === 'boolean' ? 'boolean' : 'string';

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

async function checkOption(command: Command, token: OptionToken): Promise<void> {
  const arg = Object.hasOwn(command.args, token.name) ? command.args[token.name] : undefined;
  if (arg === undefined || arg.type === 'positional') {
    const names = Object.keys(command.args).filter(
      (key) => command.args[key]?.type !== 'positional',
    );
    throw new UsageError(
      `there is no option \`${token.rawName}\``,
      `in: baton ${command.name}`,
      await didYouMean(token.name, names, '--', seeHelp(command)),
    );
  }
  if (arg.type === 'boolean') return;
  // `--out --json r.json` would take `--json` as the file's name. A negative number is a value, if a wrong one.
  if (token.value === undefined || (token.inlineValue === false && /^-(?!\d)/.test(token.value))) {
    throw new UsageError(
      `the option \`--${token.name}\` needs a value`,
      `in: baton ${command.name}`,
      `write: --${token.name} ${(arg.valueHint ?? 'value').toUpperCase()}`,
    );
  }
}

function checkCount(command: Command, given: number): void {
  const wanted = Object.entries(command.args).filter(([, arg]) => arg.type === 'positional');
  const missing = wanted.filter(([, arg]) => arg.required !== false)[given];
  if (missing !== undefined) {
    throw new UsageError(
      `${missing[0].toUpperCase()} is missing: ${missing[1].description ?? ''}`,
      `in: baton ${command.name}`,
      `for example: ${command.examples[0] ?? ''}`,
    );
  }
  if (given > wanted.length && !command.many) {
    throw new UsageError(
      `${given} words are given where ${wanted.length} ${wanted.length === 1 ? 'is' : 'are'} expected`,
      `in: baton ${command.name}`,
      seeHelp(command),
    );
  }
}

function checkRequired(
  command: Command,
  tokens: readonly { readonly kind: string; readonly name?: string }[],
): void {
  const missing = Object.entries(command.args).find(
    ([name, arg]) =>
      arg.type !== 'positional' &&
      arg.required === true &&
      !tokens.some((token) => token.kind === 'option' && token.name === name),
  );
  if (missing === undefined) return;
  throw new UsageError(
    `\`--${missing[0]}\` is missing: ${missing[1].description ?? ''}`,
    `in: baton ${command.name}`,
    `for example: ${command.examples[0] ?? ''}`,
  );
}

const seeHelp = ({ name }: Command): string => `see: baton ${name} --help`;
