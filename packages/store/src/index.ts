export { type Embedded, type EmbeddedOptions, startEmbedded } from './embedded/start-embedded.ts';
export { StoreError, type StoreErrorCode } from './store-error.ts';
