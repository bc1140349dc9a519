import type { RecordingMap } from './recording-map.ts';

/** A column that a map names: which file it should be in, and where in the map it stands. */
export interface NamedColumn {
  readonly column: string;
  readonly file: 'leads' | 'deals';
  readonly path: readonly (string | number)[];
}

/** Every column that the map needs. */
export const columnsOf = (map: RecordingMap): readonly NamedColumn[] => {
  const named: NamedColumn[] = [];
  const add = (
    column: string | undefined,
    path: NamedColumn['path'],
    file: NamedColumn['file'] = 'leads',
  ): void => {
    if (column !== undefined) named.push({ column, file, path });
  };
  add(map.id, ['id']);
  add(map.instant.column, ['instant', 'column']);
  if (typeof map.source === 'string') add(map.source, ['source']);
  else add(map.source.column, ['source', 'column']);
  add(map.mail, ['mail']);
  add(map.phone, ['phone']);
  add(map.cost?.column, ['cost', 'column']);
  for (const [name, fact] of Object.entries(map.facts)) add(fact.column, ['facts', name, 'column']);
  const file = map.won?.file === undefined ? 'leads' : 'deals';
  add(map.won?.on, ['won', 'on'], file);
  add(map.won?.instant.column, ['won', 'instant', 'column'], file);
  add(map.won?.value?.column, ['won', 'value', 'column'], file);
  return named;
};
