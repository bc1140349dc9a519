import fc from 'fast-check';

/**
 * In CI properties draw the same cases every time, so that a red build is its change's doing; everywhere else each run
 * draws new ones, and a failure prints the seed and path that repeat it.
 */
if (process.env['CI'] !== undefined && process.env['CI'] !== '')
  fc.configureGlobal({ seed: 20_261_122 });
