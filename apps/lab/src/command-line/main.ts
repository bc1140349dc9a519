import { didYouMean } from './did-you-mean.ts';
import { commandHelp, rootHelp } from './help.ts';
import { commands } from './commands.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { UsageError } from './failures.ts';
import { watchSignals, whatIsLeft } from './interrupts.ts';
import { readArguments } from './read-arguments.ts';
import { reportFailure } from './report-failure.ts';
import { version } from './version.ts';

/** Runs a command line and answers with its exit code; every failure is printed here, once. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  watchSignals();
  try {
    return await dispatch(argv);
  } catch (error) {
    const code = await reportFailure(error);
    const left = whatIsLeft();
    if (left !== null) process.stderr.write(`${left}\n`);
    return code;
  }
}

async function dispatch([first, ...rest]: readonly string[]): Promise<ExitCode> {
  if (first === undefined || asksForHelp(first)) {
    const named = rest.find((word) => word in commands);
    print(named === undefined ? rootHelp(commands) : await helpOf(named));
    return first === undefined ? exitCodes.usage : exitCodes.ok;
  }
  if (first === '--version' || first === '-v') {
    print(version());
    return exitCodes.ok;
  }
  const listed = Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (listed === undefined) throw await unknownCommand(first);
  if (rest.some((word) => word === '--help' || word === '-h')) {
    print(await helpOf(first));
    return exitCodes.ok;
  }
  const command = await listed.load();
  return command.run(await readArguments(command, rest));
}

const asksForHelp = (word: string): boolean => ['--help', '-h', 'help'].includes(word);

async function helpOf(name: string): Promise<string> {
  const command = await commands[name]?.load();
  return command === undefined ? rootHelp(commands) : commandHelp(command);
}

async function unknownCommand(word: string): Promise<UsageError> {
  const names = Object.keys(commands);
  return new UsageError(
    `there is no command \`${word}\``,
    `the commands are ${names.join(', ')}`,
    await didYouMean(word, names, 'baton ', 'see: baton --help'),
  );
}

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
