import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** What OWASP's password storage sheet asks of argon2id at least: 19 MiB, two passes, one lane. The variant is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const PASSWORD_AT_LEAST = 12;
export const PASSWORD_AT_MOST = 200;

/** The same password typed on two keyboards may come in two forms of Unicode. */
const formOf = (password: string): string => password.normalize('NFKC');

/** argon2id in PHC form, with a salt of its own. */
export const hashPassword = (password: string): Promise<string> => hash(formOf(password), COST);

let nobodys: Promise<string> | null = null;

/**
 * Whether the password is the one that was hashed. Without a hash, because nobody has that name, it takes the same time and is
 * wrong.
 */
export const isPassword = async (hashed: string | null, password: string): Promise<boolean> => {
  nobodys ??= hashPassword(newPassword());
  const isRight = await verify(hashed ?? (await nobodys), formOf(password));
  return isRight && hashed !== null;
};

/** 120 random bits that can be read out over a telephone: four groups of base 32 without 0, 1, 8, 9. */
export const newPassword = (): string => {
  const letters = [...randomBytes(24)].map((byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]);
  return letters.join('').replaceAll(/(.{6})(?=.)/gu, '$1-');
};

/** Why a password will not do, or null. Length is what counts; what everybody would try first does not. */
export const faultOfPassword = (password: string, known: readonly string[]): string | null => {
  if (password.length < PASSWORD_AT_LEAST)
    return `password: at least ${PASSWORD_AT_LEAST} characters`;
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5) return 'password: at least five different characters';
  if (known.some((word) => word.length > 0 && plain.replaceAll(word.toLowerCase(), '').length < 6))
    return 'password: something other than the name';
  return null;
};
