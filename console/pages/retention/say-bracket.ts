import { t } from '../../words/translate.ts'

/** "Week 1", "Weeks 2 to 4". */
export function sayBracket({ first, last }: { first: number; last: number }): string {
  return first === last
    ? t('retention.bracketOne', { first })
    : t('retention.bracket', { first, last })
}
