import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { normaliseText } from './normalise-text.ts';

export interface Phone {
  /** As given, white space tidied. */
  readonly raw: string;
  /** `+14155552671`, or `null` when it is not a number that can be called. */
  readonly e164: string | null;
  readonly extension: string | null;
  /** ISO 3166 two letters; `null` where the prefix belongs to several countries or to none. */
  readonly country: string | null;
  readonly mobile: boolean;
}

/**
 * A telephone number in E.164. Numbers without a country prefix are read as the default country's (two ISO letters,
 * from the workspace). A number that cannot exist keeps its raw text, because somebody may still make sense of it.
 * `null` for text without a digit. Normalising the result's `e164` gives that `e164` again.
 */
export const normalisePhone = (raw: string, defaultCountry: string): Phone | null => {
  const text = normaliseText(raw)?.slice(0, 60) ?? '';
  if (!/\p{Nd}/u.test(text)) return null;
  // 00 is how most of the world dials abroad, and people write it in forms wherever they live.
  const number = parsePhoneNumberFromString(
    text.replace(/^00(?=[1-9])/u, '+'),
    country(defaultCountry),
  );
  if (number === undefined || !number.isValid())
    return { raw: text, e164: null, extension: null, country: null, mobile: false };
  const type = number.getType();
  return {
    raw: text,
    e164: number.number,
    extension: number.ext ?? null,
    country: number.country ?? null,
    mobile: type === 'MOBILE',
  };
};

const country = (code: string): CountryCode => {
  if (isSupportedCountry(code)) return code;
  throw new RangeError(
    `${code} is no country that has telephone numbers: give two ISO letters, like US`,
  );
};
