import type { Document } from 'yaml';
import { Problem } from '../http/problem.ts';
import {
  addAbsence,
  removeAbsence,
  removeMember,
  removePerson,
  setMember,
  setPerson,
} from './edit-people.ts';
import {
  removeException,
  removeRole,
  removeTeam,
  setException,
  setRole,
  setTeam,
} from './edit-places.ts';
import { editText } from './edit-text.ts';

const edits = {
  addAbsence,
  removeAbsence,
  removeMember,
  removePerson,
  setMember,
  setPerson,
  removeException,
  removeRole,
  removeTeam,
  setException,
  setRole,
  setTeam,
} as const;

type Edits = typeof edits;

/** A change of an org's text by its name and what it is given, so that another thread can make it. */
export type Edit = {
  [Name in keyof Edits]: readonly [name: Name, ...given: Parameters<Edits[Name]>];
}[keyof Edits];

export type EditedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly refused: Pick<Problem, 'status' | 'kind' | 'message' | 'more'> };

const changeOf = ([name, ...given]: Edit): ((document: Document) => void) =>
  (edits[name] as unknown as (...all: readonly unknown[]) => (document: Document) => void)(
    ...given,
  );

/** The text with the change, or the problem by its parts, since its class would not cross to another thread. */
export const editOrgText = ({
  text,
  edit,
}: {
  readonly text: string;
  readonly edit: Edit;
}): EditedText => {
  try {
    return { ok: true, text: editText(text, changeOf(edit)) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { status, kind, message, more } = error;
    return { ok: false, refused: { status, kind, message, more } };
  }
};
