import { inquiry, leadIn, type TestService } from './test-service.ts';

/** Whoever asks, as far as tests of contacts want to say. */
export interface Asking {
  readonly name?: string;
  readonly company?: string;
  readonly mail?: string;
  readonly phone?: string;
}

export interface Pair {
  readonly lead: string;
  readonly other: string;
  readonly score: number;
  readonly evidence: readonly string[];
  readonly state: string;
}

/** Captures inquiries as the admin of a workspace, and asks what was found of their contacts. */
export const capturingIn = (service: TestService, key: (person: string) => string) => {
  const get = (path: string, person = 'm-05') => service.request(key(person), 'GET', path);
  const pairsOf = async (lead: string): Promise<readonly Pair[]> =>
    (await get(`/leads/${lead}/duplicates`)).body['items'] as Pair[];
  return {
    get,
    post: (path: string, body: object, person = 'm-05', headers = {}) =>
      service.request(key(person), 'POST', path, body, headers),
    /** Captures an inquiry and gives its lead. */
    capture: async (contact: Asking): Promise<string> => {
      const body = { contact, facts: inquiry().facts };
      return leadIn(await service.request(key('m-05'), 'POST', '/inquiries', body)).id;
    },
    pairsOf,
    othersOf: async (lead: string): Promise<readonly string[]> =>
      (await pairsOf(lead)).map((pair) => (pair.lead === lead ? pair.other : pair.lead)),
    contactOf: async (lead: string): Promise<Record<string, unknown>> =>
      ((await get(`/leads/${lead}`)).body['inquiry'] as { contact: Record<string, unknown> })
        .contact,
    verifies: async (lead: string): Promise<boolean> =>
      (await get(`/leads/${lead}/verify`)).body['ok'] === true,
  };
};
