export { batonClient, type BatonClient, type ClientOptions } from './baton-client.ts';
export { type Problem, type ProblemType } from './problem.ts';
export type { components, paths } from './openapi.ts';
