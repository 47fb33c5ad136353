import { Button } from '../../../components/button.tsx'
import { TimeAgo } from '../../../components/time-ago.tsx'
import { downloadCsv } from '../../../download-csv.ts'
import { formatNumber } from '../../../format.ts'
import { useEnvironment } from '../../../session.tsx'
import { useUrlState } from '../../../use-url-state.ts'
import { t } from '../../../words/translate.ts'
import type { QuestionRow } from './question-card.tsx'

const wordsPerPage = 20

/** What people wrote, latest first, by pages. As text: whatever it looks like. */
export function WordList(props: { words: NonNullable<QuestionRow['words']>; offset: number }) {
  const { words, offset } = props
  const { base } = useEnvironment()
  const [, setOffset] = useUrlState('words', '0')
  if (words.total === 0) return <p class="soft">{t('answers.noWords')}</p>
  return (
    <div class="stack">
      <ul class="word-list">
        {words.rows.map(({ userId, userName, accountId, accountName, answeredAt, text }) => (
          <li key={userId}>
            <blockquote>{text}</blockquote>
            <p class="soft small">
              {userName ?? userId}
              {accountId !== null && (
                <>
                  {' · '}
                  <a href={`${base}/accounts/${encodeURIComponent(accountId)}`}>
                    {accountName ?? accountId}
                  </a>
                </>
              )}
              {' · '}
              <TimeAgo at={answeredAt} />
            </p>
          </li>
        ))}
      </ul>
      <div class="row-apart screen-only">
        <p class="soft small numbers">
          {t('answers.page', {
            from: formatNumber(Math.min(offset + 1, words.total)),
            to: formatNumber(offset + words.rows.length),
            total: formatNumber(words.total),
          })}
        </p>
        <div class="row">
          {offset > 0 && (
            <Button
              look="quiet"
              onClick={() => setOffset(String(Math.max(0, offset - wordsPerPage)))}
            >
              {t('answers.later')}
            </Button>
          )}
          {offset + words.rows.length < words.total && (
            <Button look="quiet" onClick={() => setOffset(String(offset + wordsPerPage))}>
              {t('answers.earlier')}
            </Button>
          )}
          <Button
            look="quiet"
            icon="download"
            onClick={() =>
              downloadCsv(
                'answers',
                ['answered_at', 'user_id', 'account_id', 'text'],
                words.rows.map((row) => [row.answeredAt, row.userId, row.accountId, row.text]),
              )
            }
          >
            {t('units.csv')}
          </Button>
        </div>
      </div>
    </div>
  )
}
