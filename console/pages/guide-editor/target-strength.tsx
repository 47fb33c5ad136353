import type { Locator } from '#contract/locator'
import { locatorStrength, signsOf } from '../../rules/locator-strength.ts'
import { currentLanguage, t } from '../../words/translate.ts'

const bars = { weak: 1, fair: 2, strong: 3 } as const

/** How surely the element is found again, and by what. */
export function TargetStrength({ target }: { target: Locator }) {
  const strength = locatorStrength(target)
  const signs = signsOf(target).map((sign) => t(`target.sign.${sign}`))
  const by = new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(signs)
  return (
    <p class="target-strength">
      <span class={`strength strength-${strength}`} aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <span key={bar} class={bar <= bars[strength] ? 'on' : ''} />
        ))}
      </span>
      <strong>{t(`target.strength.${strength}`)}</strong>
      {signs.length > 0 && <span class="soft"> {t('target.by', { signs: by })}</span>}
      {target.within && (
        <span class="soft"> {t('target.within', { count: target.within.length })}</span>
      )}
    </p>
  )
}
