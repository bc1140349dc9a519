import { inWorkspace, workspaceNames } from '@baton/store';
import { Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { csvInquiries, type CsvResult, type RefusedRow } from '../intake/csv-inquiries.ts';
import { formKey } from '../intake/form-inquiry.ts';
import type { Inquiry } from '../intake/inquiry.ts';
import { captureInquiries, captureInquiry } from '../leads/capture-inquiry.ts';
import { inForce } from '../leads/in-force.ts';
import type { Chore } from '../worker/chores.ts';
import { noCsvText } from './no-csv-text.ts';
import {
  claimUpload,
  endUpload,
  noteProgress,
  releaseUpload,
  type UploadInHand,
  UploadLost,
} from './upload-in-hand.ts';

/** Rows that become leads in one transaction. */
const ROWS_TOGETHER = 100;
/** Then the worker looks around, so that it can be stopped. */
const ROWS_A_ROUND = 2000;
const LEASE_MS = 60_000;

async function* pieces(file: Uint8Array): AsyncGenerator<Uint8Array> {
  const length = 65_536;
  for (let at = 0; at < file.length; at += length)
    yield await Promise.resolve(file.subarray(at, at + length));
}

/** The place of a row, where the sender gave no key, is its key: the progress of the upload keeps it from coming twice. */
const ownKey = (upload: UploadInHand, { key }: Inquiry): string | null =>
  key?.startsWith(`csv:${upload.id}:`) === true ? null : key;

/**
 * Captures some rows and notes how far it got in one transaction. Rows with keys of their own go first, each under its key: they may
 * have come before, by another upload or as a form's post, and the job may be cut off behind them.
 */
const capture = async (
  service: Service,
  workspace: string,
  upload: UploadInHand,
  results: readonly CsvResult[],
  from: number,
): Promise<void> => {
  const inquiries = results.flatMap((result) => (result.ok ? [result.inquiry] : []));
  const refused = results.filter((result): result is RefusedRow & { ok: false } => !result.ok);
  const base = { workspace, actor: upload.createdBy };
  for (const inquiry of inquiries)
    if (ownKey(upload, inquiry) !== null)
      await captureInquiry(service, {
        ...base,
        inquiry,
        ...formKey(upload.mapping.form ?? '', inquiry.key),
      });
  await captureInquiries(service, {
    ...base,
    inquiries: inquiries.filter((inquiry) => ownKey(upload, inquiry) === null),
    within: (tx) =>
      noteProgress(tx, workspace, {
        id: upload.id,
        from,
        to: from + results.length,
        accepted: inquiries.length,
        refused,
        leasedUntil: service.now() + LEASE_MS,
      }),
  });
};

/** Where a round of reading ended: with rows left, at the end of the file, or with nothing that could be read. */
type ReadTo = 'cut off' | 'end' | { readonly unreadable: string };

/** Reads on where it was left. */
const readOn = async (
  service: Service,
  workspace: string,
  upload: UploadInHand,
): Promise<ReadTo> => {
  const { mapping, encoding } = upload.mapping;
  const unreadable = upload.rowsRead === 0 ? noCsvText(upload.file, encoding) : null;
  if (unreadable !== null) return { unreadable };
  const { policy } = await inForce(service.db, workspace);
  const rows = csvInquiries(
    pieces(upload.file),
    mapping,
    {
      declared: policy.definition.facts,
      defaultCountry: service.defaultCountry,
      receivedAt: service.now(),
      registrar: null,
    },
    { upload: upload.id, encoding, skip: upload.rowsRead },
  );
  let done = upload.rowsRead;
  let waiting: CsvResult[] = [];
  const takeIn = async (): Promise<void> => {
    await capture(service, workspace, upload, waiting, done);
    done += waiting.length;
    waiting = [];
  };
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length === ROWS_TOGETHER) await takeIn();
    if (done - upload.rowsRead >= ROWS_A_ROUND) return 'cut off';
  }
  if (waiting.length > 0) await takeIn();
  return done > 0 ? 'end' : { unreadable: 'it has no rows below its header' };
};

const readOne = async (service: Service, workspace: string): Promise<number> => {
  const { db, now } = service;
  const upload = await inWorkspace(db, workspace, (tx) =>
    claimUpload(tx, workspace, { at: now(), leaseMs: LEASE_MS }),
  );
  if (upload === null) return 0;
  const { id } = upload;
  const end = (reason: string | null): Promise<void> =>
    inWorkspace(db, workspace, (tx) => endUpload(tx, workspace, { id, at: now(), reason }));
  try {
    const to = await readOn(service, workspace, upload);
    if (to === 'cut off')
      await inWorkspace(db, workspace, (tx) => releaseUpload(tx, workspace, id));
    else await end(to === 'end' ? null : to.unreadable);
  } catch (error) {
    if (error instanceof UploadLost) return 1;
    // What the service itself refuses it would refuse again; anything else is tried again when the lease has run out.
    if (!(error instanceof Problem)) throw error;
    await end(error.message);
  }
  return 1;
};

/** Makes leads of the rows of uploads, from where a worker that died left off, no row twice. */
export const readUploads = (): Chore => ({
  name: 'uploads',
  everyMs: 1000,
  run: async (service) => {
    let found = 0;
    for (const workspace of await workspaceNames(service.db))
      found += await readOne(service, workspace);
    return found;
  },
});
