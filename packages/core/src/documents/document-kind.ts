import type { Finding } from './document-error.ts';

/** Documents are told apart by the key that names them. */
export const documentKinds = [
  'policy',
  'org',
  'world',
  'stream',
  'experiment',
  'recording',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

const WORDS: Readonly<Record<DocumentKind, string>> = {
  policy: 'a policy',
  org: 'an org',
  world: 'a world',
  stream: 'a stream',
  experiment: 'an experiment',
  recording: 'a map of a recording',
};

/** What a document says it is; `null` when it says nothing that is known. */
export const kindOfDocument = (data: unknown): DocumentKind | null => {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const keys = Object.keys(data);
  // An experiment names an org, a world and a stream too; its own key says what it is.
  return (['experiment', ...documentKinds] as const).find((kind) => keys.includes(kind)) ?? null;
};

/** That a document is one of another kind than is wanted here: the one thing to say of it. */
export const wrongKind = (data: unknown, wanted: DocumentKind): Finding | null => {
  const kind = kindOfDocument(data);
  if (kind === null || kind === wanted) return null;
  return {
    path: [kind],
    message: `this is ${WORDS[kind]}`,
    fix: `name ${WORDS[wanted]} here`,
    ofKey: true,
  };
};
