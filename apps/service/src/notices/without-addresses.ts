/** Mail servers repeat the address in their answers; what waits in a queue or list holds no personal data. */
export const withoutAddresses = (reason: string): string =>
  reason.replaceAll(/[^\s<>()@]+@[^\s<>()@]+/gu, '(address)');
