import type { SurveyScore } from '#contract/reports/survey-results'
import { formatNumber } from '../../../format.ts'
import { t } from '../../../words/translate.ts'

const parts = ['promoters', 'passives', 'detractors'] as const

/** Promoters, passives and detractors side by side, each named with its count beneath. */
export function NpsBar({ score }: { score: Extract<SurveyScore, { kind: 'nps' }> }) {
  const total = parts.reduce((sum, part) => sum + score[part], 0)
  let before = 0
  return (
    <div class="nps-bar">
      <svg width="100%" height="10" aria-hidden="true">
        {parts.map((part) => {
          const x = before / total
          before += score[part]
          return (
            <rect
              key={part}
              class={`nps-${part}`}
              x={`${x * 100}%`}
              width={`${(score[part] / total) * 100}%`}
              height="10"
            />
          )
        })}
      </svg>
      <ul class="nps-legend">
        {parts.map((part) => (
          <li key={part}>
            <svg width="10" height="10" aria-hidden="true">
              <rect class={`nps-${part}`} width="10" height="10" rx="2" />
            </svg>
            {t(`answers.${part}`, { count: formatNumber(score[part]) })}
          </li>
        ))}
      </ul>
    </div>
  )
}
