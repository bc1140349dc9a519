import { sign } from 'node:crypto';
import { writeExport } from '@baton/core';
import {
  addCheckpoint,
  allVersions,
  checkpointsOf,
  logsIn,
  type LogPeriod,
  type Tx,
} from '@baton/store';
import { Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { type LogFormat, logPieces } from './log-text.ts';
import { streamFrom } from './stream-export.ts';

/** Each holds a connection for as long as its reader takes. */
const AT_ONCE = 2;

const underWay = new WeakMap<Service, number>();

/** Counts the export until the returned function is called. Throws a problem, 429, when enough are under way. */
const takePlace = (service: Service): (() => void) => {
  const running = underWay.get(service) ?? 0;
  if (running >= AT_ONCE)
    throw new Problem(
      429,
      'too-many',
      `${AT_ONCE} exports are under way: wait until one has ended`,
    );
  underWay.set(service, running + 1);
  let isTaken = true;
  return () => {
    if (isTaken) underWay.set(service, (underWay.get(service) ?? 1) - 1);
    isTaken = false;
  };
};

/** Everything that checking without the service needs, and its signature. */
async function* signedLines(
  { secrets, now }: Service,
  tx: Tx,
  workspace: string,
  period: LogPeriod,
): AsyncGenerator<string> {
  const { id, privateKey, publicKey } = secrets.signing;
  const header = { workspace, at: now(), ...period, publicKey, keyId: id };
  yield* writeExport(
    header,
    await allVersions(tx, workspace),
    checkpointsOf(tx, workspace),
    logsIn(tx, workspace, period),
    (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  );
}

/**
 * The custody logs of a workspace, or of the leads with an entry in a period, as a stream. Ahead of JSON lines a checkpoint is taken
 * of what moved since the last, so that all that is exported is signed for lead by lead.
 */
export const exportLog = async (
  service: Service,
  workspace: string,
  format: LogFormat,
  period: LogPeriod,
): Promise<ReadableStream<Uint8Array>> => {
  const giveBack = takePlace(service);
  const { db, now, secrets } = service;
  try {
    if (format === 'jsonl') {
      const { privateKey } = secrets.signing;
      await addCheckpoint(db, workspace, { at: now(), privateKey });
    }
    return await streamFrom(
      db,
      workspace,
      (tx) =>
        format === 'jsonl'
          ? signedLines(service, tx, workspace, period)
          : logPieces(format, logsIn(tx, workspace, period)),
      giveBack,
    );
  } catch (error) {
    giveBack();
    throw error;
  }
};
