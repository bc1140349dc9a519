const NAMES: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Whether a host, as a URL or a setting has it, is this machine and nobody else's way to it. */
export const isLoopback = (host: string): boolean => NAMES.has(host.replaceAll(/[[\]]/gu, ''));
