import { type Outcome, accepted, refused } from '@baton/core';
import { z } from 'zod';
import type { SimulatedLead } from '../../world/simulated-lead.ts';

const instant = z.number().int();
const money = z.number().int().min(0);

const headerSchema = z.strictObject({
  recording: z.string(),
  format: z.literal(1),
  note: z.string(),
  currency: z.string().nullable(),
  leads: z.number().int().min(0),
  /** When a result could last have been recorded, epoch ms; `null` where the map does not say. */
  ends: instant.nullable(),
  refused: z.number().int().min(0),
  notes: z.array(z.string()),
});

const leadSchema = z.strictObject({
  id: z.string().min(1),
  at: instant,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  source: z.string(),
  registrar: z.string().nullable(),
  cost: money,
  recorded: z.strictObject({ wonAt: instant.nullable(), value: money.nullable() }).optional(),
});

/** The first line of a recorded stream file. */
export type RecordingHeader = Readonly<z.output<typeof headerSchema>>;

/** A recorded stream: its leads sorted by instant, ids unique. */
export interface Recording {
  readonly header: RecordingHeader;
  readonly leads: readonly SimulatedLead[];
}

/** JSON lines: the header, then one lead a line. */
export const formatRecording = ({ header, leads }: Recording): string =>
  `${[header, ...leads].map((line) => JSON.stringify(line)).join('\n')}\n`;

const parseLine = <T>(text: string, schema: z.ZodType<T>): T | null => {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // JSON.parse has no other way to say that a text is not JSON.
    return null;
  }
};

const REMEDY = 'import the CSV file again with `baton import`';

/** Reads a recorded stream file back. Refuses what is not one, is cut short, out of order, or names an id twice. */
export const parseRecording = (text: string): Outcome<Recording> => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const header = parseLine(lines[0] ?? '', headerSchema);
  if (header === null) return refused('the first line is no header of a recorded stream', REMEDY);
  const leads: SimulatedLead[] = [];
  const ids = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    const lead = parseLine(line, leadSchema);
    if (lead === null) return refused(`line ${index + 1} is no lead`, REMEDY);
    if (ids.has(lead.id))
      return refused(`line ${index + 1} has the id ${lead.id} a second time`, REMEDY);
    if (lead.at < (leads.at(-1)?.at ?? lead.at))
      return refused(`line ${index + 1} is earlier than the line before`, REMEDY);
    ids.add(lead.id);
    const { recorded, ...rest } = lead;
    leads.push(recorded === undefined ? rest : { ...rest, recorded });
  }
  return leads.length === header.leads
    ? accepted({ header, leads })
    : refused(
        `the header says ${header.leads} leads, and there are ${leads.length}: the file is cut short`,
        REMEDY,
      );
};
