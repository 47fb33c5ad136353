import type { SurveyResultsReport, SurveyScore } from '#contract/reports/survey-results'
import { rateBeneath, rateCount } from '../../../charts/rate-bar.tsx'
import { ShareBars } from '../../../charts/share-bars.tsx'
import { DataTable, type Column } from '../../../components/data-table.tsx'
import { DefinitionNote } from '../../../components/definition-note.tsx'
import { HeadlineNumber } from '../../../components/headline-number.tsx'
import { Card } from '../../../components/page.tsx'
import { formatDate, formatNumber, formatPercent } from '../../../format.ts'
import { t } from '../../../words/translate.ts'
import { NpsBar } from './nps-bar.tsx'
import { WordList } from './word-list.tsx'

export type QuestionRow = SurveyResultsReport['rows'][number]

/** One question: what its answers come to, how they are spread, and how that went over time. */
export function QuestionCard(props: {
  row: QuestionRow
  report: SurveyResultsReport
  offset: number
}) {
  const { row, report } = props
  const { score } = row
  return (
    <Card
      title={row.title}
      note={`${t(`answers.kind.${row.kind}`)} · ${t('answers.of', { count: rateCount(row.answered) })}`}
    >
      {row.words ? (
        <WordList words={row.words} offset={props.offset} />
      ) : score === null ? (
        <p class="soft">{t('answers.tooFew')}</p>
      ) : (
        <div class="stack">
          {score.kind !== 'choices' && score.kind !== 'text' && (
            <div class="headlines">
              <Score score={score} report={report} />
            </div>
          )}
          {score.kind === 'nps' && <NpsBar score={score} />}
          <ShareBars
            id={`answers-${row.question}`}
            title={t('answers.spread')}
            note={t('answers.ofAnswers', { count: row.answered.k })}
            of={t('answers.answer')}
            plain
            bars={row.answers.map(({ answer, label, share }) => ({
              key: answer,
              label,
              rate: share,
            }))}
          />
          {score.kind !== 'choices' && score.kind !== 'text' && row.course.length > 1 && (
            <Course row={row} />
          )}
        </div>
      )}
    </Card>
  )
}

type Scale = Extract<SurveyScore, { kind: 'nps' | 'csat' | 'ces' }>

function Score({ score, report }: { score: Scale; report: SurveyResultsReport }) {
  const definition = <DefinitionNote meaning={t(`answers.means.${score.kind}`)} report={report} />
  const label = t(`answers.score.${score.kind}`)
  if (score.kind === 'csat') {
    const { satisfied } = score
    return (
      <HeadlineNumber
        label={label}
        value={sayScore(score)}
        beneath={rateBeneath(satisfied)}
        definition={definition}
      />
    )
  }
  const { lower, upper } = score.kind === 'nps' ? score.score : score.mean
  const digits = score.kind === 'nps' ? 0 : 1
  return (
    <>
      <HeadlineNumber
        label={label}
        value={sayScore(score)}
        beneath={
          lower === null || upper === null
            ? t('answers.noInterval')
            : t('answers.interval', {
                low: formatNumber(lower, digits),
                high: formatNumber(upper, digits),
              })
        }
        definition={definition}
      />
      {score.kind === 'ces' && (
        <HeadlineNumber
          label={t('answers.easy')}
          value={score.easy.rate === null ? null : formatPercent(score.easy.rate)}
          beneath={rateBeneath(score.easy)}
          definition={definition}
        />
      )}
    </>
  )
}

/** The one figure of a scale, as it is told: NPS, the share of the satisfied, the mean effort. */
export function sayScore(score: SurveyScore | null): string {
  if (score?.kind === 'nps') return formatNumber(score.score.estimate ?? 0)
  if (score?.kind === 'csat') return formatPercent(score.satisfied.rate ?? 0)
  return score?.kind === 'ces' ? formatNumber(score.mean.estimate ?? 0, 1) : '–'
}

function Course({ row }: { row: QuestionRow }) {
  const columns: Column<QuestionRow['course'][number]>[] = [
    { key: 'from', title: t('answers.from'), cell: ({ from }) => formatDate(from, 'UTC') },
    { key: 'n', title: t('answers.count'), numeric: true, cell: ({ n }) => formatNumber(n) },
    {
      key: 'score',
      title:
        row.kind === 'nps' || row.kind === 'ces'
          ? t(`answers.score.${row.kind}`)
          : t('answers.score.csat'),
      numeric: true,
      cell: ({ score }) => sayScore(score),
    },
  ]
  return (
    <div>
      <h3>{t('answers.course')}</h3>
      <p class="soft small">{t('answers.courseNote')}</p>
      <DataTable
        caption={t('answers.course')}
        columns={columns}
        rows={row.course.toReversed()}
        rowKey={({ from }) => from}
      />
    </div>
  )
}
