export { buildDigest } from './build-digest.ts';
export { type CsvReader, fileSource } from './file-source.ts';
export { type PoolRunner, runnerOf } from './pool-runner.ts';
