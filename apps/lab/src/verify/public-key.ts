import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { VerifyingKey } from '@baton/core';
import { InputError } from '../command-line/failures.ts';

const keyIn = (pem: string): KeyObject | null => {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
};

/** An Ed25519 public key (PEM) to check with; null if the text is none. */
export const verifyingKeyIn = (pem: string): VerifyingKey | null => {
  const key = keyIn(pem);
  if (key === null) return null;
  return {
    id: createHash('sha256')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest('hex'),
    hasSigned: (text, signature) =>
      verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64')),
  };
};

/** As the service answers it: JSON with the PEM in `publicKey`. */
const pemIn = (text: string): string => {
  if (!text.trimStart().startsWith('{')) return text;
  try {
    const { publicKey } = JSON.parse(text) as { readonly publicKey?: unknown };
    return typeof publicKey === 'string' ? publicKey : '';
  } catch {
    return '';
  }
};

/** Reads a key file, PEM or what GET /checkpoints/key answers. Throws `InputError` when there is none, or no key in it. */
export const readKeyFile = (path: string): VerifyingKey => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `${path} cannot be read`,
      message,
      'check the name of the key file',
      error,
    );
  }
  const key = verifyingKeyIn(pemIn(text));
  if (key !== null) return key;
  throw new InputError(
    `${path} holds no public key`,
    'it is to hold an Ed25519 key in PEM, or what GET /checkpoints/key answers',
    'take it from the service: GET /checkpoints/key',
  );
};
