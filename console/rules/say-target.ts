import type { Locator } from '#contract/locator'
import { t } from '../words/translate.ts'

/** Kinds of elements that have a word of their own. */
export const namedRoles = [
  'button',
  'link',
  'textbox',
  'tab',
  'menuitem',
  'checkbox',
  'heading',
] as const
const namedLandmarks = [
  'main',
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'form',
  'region',
  'dialog',
] as const

/** What a step points at, as a person would say it: Button “Publish report” in the main part. Null: nothing yet. */
export function sayTarget(target: Locator): string | null {
  const element = sayElement(target)
  if (element === null) return null
  const { landmark } = target
  return landmark ? t('locator.inside', { element, landmark: sayLandmark(landmark) }) : element
}

function sayElement({ role, name, text, tag, attributes = {}, path }: Locator): string | null {
  const kind = sayRole(role ?? tag)
  const label = name ?? text
  if (label !== undefined && label !== '') return t('locator.named', { role: kind, name: label })
  const [attribute] = Object.entries(attributes)
  if (attribute) return t('locator.marked', { role: kind, attribute: attribute.join('=') })
  return role !== undefined || (path !== undefined && path !== '') ? kind : null
}

function sayRole(role: string | undefined): string {
  const named = namedRoles.find((each) => each === role)
  return named ? t(`locator.role.${named}`) : t('locator.element')
}

function sayLandmark({ role, name }: NonNullable<Locator['landmark']>): string {
  const named = namedLandmarks.find((each) => each === role)
  const word = named ? t(`locator.landmark.${named}`) : role
  return name === undefined ? word : t('locator.named', { role: word, name })
}
