import { formatDocumentError } from '@baton/core';
import { type ImportOutcome, importRecording } from './import-recording.ts';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const latin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** How the export of these tests is read. */
export const map = `recording: crm
zone: Europe/Berlin
currency: EUR
id: Id
instant: { column: Created, format: 'dd.MM.yyyy HH:mm' }
source: { column: Source, empty: unknown, values: { Messe: trade-show } }
mail: Mail
phone: Phone
decimal: comma
facts:
  employees: { column: Size, type: integer }
  region: { column: Region, oneOf: [EMEA, NA] }
won: { instant: { column: Won, format: 'dd.MM.yyyy' }, value: { column: Amount } }
`;

export const header = 'Id;Created;Source;Mail;Phone;Size;Region;Won;Amount';
export const row = (id: string, change: Partial<Record<string, string>> = {}): string => {
  const cells = {
    Id: id,
    Created: '07.09.2026 10:30',
    Source: 'Messe',
    Mail: 'a@b.de',
    Phone: '+49 30 1',
    Size: '120',
    Region: 'EMEA',
    Won: '',
    Amount: '',
    ...change,
  };
  return Object.values(cells).join(';');
};

export const run = (
  leads: Uint8Array | string,
  text = map,
  deals: string | null = null,
): ImportOutcome =>
  importRecording({
    leads: { name: 'leads.csv', bytes: typeof leads === 'string' ? bytes(leads) : leads },
    map: { name: 'map.yaml', text },
    beside: (name) => (deals === null ? null : { name, bytes: bytes(deals) }),
  });

export const imported = (outcome: ImportOutcome): Extract<ImportOutcome, { ok: true }> => {
  if (!outcome.ok) throw new Error(outcome.errors.map(formatDocumentError).join('\n'));
  return outcome;
};
