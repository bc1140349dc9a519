#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { main } from './command-line/main.ts';

// Stripping types and compiling costs a third of the start; Node keeps the result for the next one.
enableCompileCache();
process.exitCode = await main(process.argv.slice(2));
