// Runs the server that the tests of one run share: node cluster-process.ts FOLDER PARENT
// Ends with SIGTERM, or by itself once the parent is gone, and takes the folder with it.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWNER, provision, SERVICE, superuserUrl } from '../connect/provision.ts';
import { connectTo } from '../connect/sql.ts';
import { isAlive } from '../embedded/alive.ts';
import { startEmbedded } from '../embedded/start-embedded.ts';
import { migrate } from '../migrate/migrate.ts';
import { TEMPLATE } from './shared-cluster.ts';

const [folder = '', parent = ''] = process.argv.slice(2);

const embedded = await startEmbedded({
  dataDir: join(folder, 'data'),
  // What is lost in a crash of a test is no loss.
  settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
});

let isEnding = false;
const end = async (): Promise<void> => {
  if (isEnding) return;
  isEnding = true;
  await embedded.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
};
process.on('SIGTERM', () => void end());
setInterval(() => {
  if (!isAlive(Number(parent))) void end();
}, 200);

const urls = await provision(embedded, TEMPLATE);
await migrate(urls.owner, SERVICE, 0);
const { sql } = connectTo(superuserUrl(embedded, 'postgres'), 1);
await sql.text(`alter database ${TEMPLATE} is_template true; grant ${OWNER} to postgres`);
await sql.end();

const ready = join(folder, 'ready.json');
writeFileSync(
  `${ready}.draft`,
  JSON.stringify({ port: embedded.port, credentials: embedded.credentials }),
);
renameSync(`${ready}.draft`, ready);
