import disposable from 'disposable-email-domains' with { type: 'json' };
import { DOMAINS } from 'free-email-domains-list';

const throwaway: ReadonlySet<string> = new Set(disposable);

/** Whether anybody can open an address there, so that it names no company. Throw-away services count as free. */
export const isFreeMail = (domain: string): boolean => DOMAINS.has(domain) || throwaway.has(domain);

/** Whether addresses there are made to be thrown away. */
export const isDisposableMail = (domain: string): boolean => throwaway.has(domain);
