import { execFileSync, spawn } from 'node:child_process';
import {
  linkSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from './failures.ts';
import { separateOutputs } from './separate-outputs.ts';
import { ensureWritable, writeWhole } from './write-whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-write-'));
const at = (name: string): string => join(folder, name);

describe('where a file goes', () => {
  it('makes its folders, and leaves nothing behind but the file', () => {
    const path = at('a/b/c.txt');
    ensureWritable(path);
    expect(readdirSync(at('a/b'))).toEqual([]);
    writeWhole(path, 'text');
    expect(readFileSync(path, 'utf8')).toBe('text');
    expect(readdirSync(at('a/b'))).toEqual(['c.txt']);
  });

  // Whether permission is asked or the system says no, an administrator can write into neither folder.
  it.each(['/sys/r.html', '/proc/foo/bar/r.html', join(folder, 'x'.repeat(300))])(
    'refuses %s before anything is done',
    (path) => {
      expect(() => ensureWritable(path)).toThrow(InputError);
    },
  );

  it('refuses a file where a folder should be, and a folder where the file should be', () => {
    writeFileSync(at('file'), '');
    expect(() => ensureWritable(at('file/r.html'))).toThrow('is a file, not a folder');
    // One output may need a folder by the name of the other.
    expect(() => ensureWritable(at('one'), at('one/two'))).toThrow('a folder stands where');
  });

  it('writes into a pipe and never replaces it', async () => {
    const pipe = at('pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = spawn('cat', [pipe]);
    let read = '';
    reader.stdout.setEncoding('utf8').on('data', (text: string) => (read += text));
    ensureWritable(pipe);
    writeWhole(pipe, 'through');
    await new Promise((resolve) => reader.on('close', resolve));
    expect(read).toBe('through');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it('keeps a link, and replaces the file that it leads to', () => {
    writeFileSync(at('target'), 'old');
    symlinkSync(at('target'), at('link'));
    writeWhole(at('link'), 'new');
    expect(readFileSync(at('target'), 'utf8')).toBe('new');
    expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
  });
});

describe('outputs and inputs', () => {
  const input = at('input.csv');
  writeFileSync(input, 'id\n');
  symlinkSync(input, at('by-link.csv'));
  linkSync(input, at('by-name.csv'));
  const output = (path: string): { called: string; path: string } => ({ called: '--out', path });

  it.each([input, join(folder, 'nowhere/../input.csv'), at('by-link.csv'), at('by-name.csv')])(
    'refuses to write over what was read: %s',
    (path) => {
      expect(() => separateOutputs([output(path)], [input])).toThrow(
        '--out would overwrite the input',
      );
    },
  );

  it('refuses two outputs to one file, also where it is not there yet', () => {
    symlinkSync(folder, at('again'));
    const other = { called: '--json', path: at('again/new/r.html') };
    expect(() => separateOutputs([output(at('new/r.html')), other], [input])).toThrow(
      '--json would overwrite what --out writes',
    );
  });

  it('lets files apart, and anything go to one device', () => {
    const device = { called: '--json', path: '/dev/null' };
    separateOutputs([output(at('1')), { called: '--json', path: at('2') }], [input]);
    separateOutputs([output('/dev/null'), device], [input]);
    expect(readFileSync(input, 'utf8')).toBe('id\n');
  });
});
