// Supervises the data folder given until it is killed, and prints the server's process id: what a test kills.
import { startEmbedded } from '../embedded/start-embedded.ts';

const [dataDir = ''] = process.argv.slice(2);
const { pid } = await startEmbedded({ dataDir, settings: { fsync: 'off' } });
process.stdout.write(`${pid()}\n`);
setInterval(() => {}, 1000);
