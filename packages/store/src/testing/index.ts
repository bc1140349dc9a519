// For the tests of other packages.
export { oneRowEach } from './one-row-each.ts';
export { recoveringServer } from './recovering-server.ts';
export { type TestDatabase, testDatabase } from './test-database.ts';
export { connectTo } from '../connect/sql.ts';
