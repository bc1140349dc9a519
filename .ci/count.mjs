// node .ci/count.mjs REPORT STATUS
//
// Prints "N passed, N failed" from vitest's JSON report and exits with STATUS, or with 1 when the
// report knows of a failure that STATUS does not. A failure outside the tests (no report, lint,
// formatting, types) counts as one.
import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ status: string }} Result
 * @typedef {Result & { assertionResults: Result[] }} FileResult
 * @typedef {{ numPassedTests: number, numFailedTests: number, testResults: FileResult[] }} Report
 */

const [file = '', status = '1'] = process.argv.slice(2);
const { passed, failed } = existsSync(file) ? count(read(file)) : { passed: 0, failed: 1 };
const elsewhere = status !== '0' && failed === 0 ? 1 : 0;

console.log(`${passed} passed, ${failed + elsewhere} failed`);
process.exit(status === '0' && failed > 0 ? 1 : Number(status));

/** @param {Report} report */
function count(report) {
  // A file that cannot be loaded has no test that failed, and still fails.
  const broken = report.testResults.filter(
    (one) =>
      one.status === 'failed' && one.assertionResults.every((test) => test.status !== 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** @param {string} path */
function read(path) {
  return /** @type {Report} */ (JSON.parse(readFileSync(path, 'utf8')));
}
