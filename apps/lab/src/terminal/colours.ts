import picocolors from 'picocolors';

/**
 * Colour only where a person looks: on a terminal, unless NO_COLOR is set. picocolors also colours
 * pipes when CI is set, so the stream is asked here.
 */
const coloursOf = (stream: NodeJS.WriteStream): ReturnType<typeof picocolors.createColors> =>
  picocolors.createColors(
    stream.isTTY && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb',
  );

export const colours = (): ReturnType<typeof coloursOf> => coloursOf(process.stdout);
export const errorColours = (): ReturnType<typeof coloursOf> => coloursOf(process.stderr);
