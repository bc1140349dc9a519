export { type CsvReader, fileSource } from './file-source.ts';
export { type PoolRunner, runnerOf } from './pool-runner.ts';
