/** A mail as bytes: headers, then the text. Lines end as on the wire. */
export const mailBytes = (headers: Readonly<Record<string, string>>, text: string): Uint8Array =>
  Buffer.from(
    [
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '',
      ...text.split('\n'),
    ].join('\r\n'),
  );

export const inbox = {
  workspace: 'acme',
  address: 'inquiries@acme.com',
  program: 'mailbox',
  facts: { source: 'referral' },
  defaultCountry: 'US',
} as const;

/** Everybody at acme.com is a colleague. */
export const colleagueOf = (_workspace: string, address: string): Promise<string | null> =>
  Promise.resolve(address.endsWith('@acme.com') ? (address.split('@')[0] ?? null) : null);
