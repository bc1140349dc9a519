/** Ten servers, unit mean service; with a deadline, who waits longer leaves unserved. */
export interface Workload {
  readonly name: string;
  readonly servers: number;
  readonly arrivalRate: number;
  readonly deadline: number;
}

export const workloads: readonly Workload[] = [
  { name: 'M/M/10', servers: 10, arrivalRate: 9, deadline: Infinity },
  { name: 'M/M/10 with a deadline', servers: 10, arrivalRate: 10, deadline: 1 },
];

export interface Tally {
  events: number;
  served: number;
  reneged: number;
  /** Sum of the waits of those served. */
  waited: number;
}
