import { collectDefaultMetrics, Registry } from 'prom-client';

let collected: Registry | null = null;

/** Memory, processor time and the event loop of this process, observed from the first time that somebody asks. */
export const processMetrics = (): Registry => {
  if (collected === null) {
    collected = new Registry();
    collectDefaultMetrics({ register: collected });
  }
  return collected;
};
