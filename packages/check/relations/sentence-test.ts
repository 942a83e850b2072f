import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import type { Relation, RelationType } from '../engine/relation.ts'
import { findRelations } from './find.ts'

/** Sentences about relations of some types. Places and numbers are invented. */
export interface Sentences {
  readonly types: readonly RelationType[]
  /** The tie must be found in them and hold; nothing in them is wrong. */
  readonly holding: readonly string[]
  /** One number in each is altered, which must be told. */
  readonly broken: readonly string[]
  /** Nothing in them is wrong, though they tempt. */
  readonly silent: readonly string[]
}

/** One test for each sentence. */
export function testSentences(title: string, { types, holding, broken, silent }: Sentences): void {
  const relationsOf = (text: string): readonly Relation[] => findRelations(readText(documentFromText(text)))
  const isMeant = ({ type }: Relation) => types.includes(type)
  const wrongIn = (text: string) => relationsOf(text).filter(({ holds }) => holds === false)
  const sayings = (text: string) => wrongIn(text).map(({ type, expression }) => `${type} ${expression}`)
  describe(title, () => {
    for (const text of holding)
      test(`holds: ${text.slice(0, 40)}`, () => {
        assert.ok(
          relationsOf(text).some((one) => isMeant(one) && one.holds),
          text,
        )
        assert.deepEqual(sayings(text), [], text)
      })
    for (const text of broken)
      test(`is wrong: ${text.slice(0, 40)}`, () => assert.ok(wrongIn(text).some(isMeant), text))
    for (const text of silent) test(`is silent: ${text.slice(0, 40)}`, () => assert.deepEqual(sayings(text), [], text))
  })
}
