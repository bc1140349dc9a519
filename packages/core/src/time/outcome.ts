/** What a parser or a compiler answers: the value, or what is wrong and how to put it right. Never an exception. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly fix: string };

export const accepted = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refused = (
  message: string,
  fix: string,
): { ok: false; message: string; fix: string } => ({
  ok: false,
  message,
  fix,
});
