import type { Condition, EventTerm } from '#contract/condition'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/field.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { ComparisonFields } from '../../rules/comparison-fields.tsx'
import { EventTermFields } from '../../rules/event-term-fields.tsx'
import { useEventNames } from '../../rules/use-event-names.ts'
import { t } from '../../words/translate.ts'
import {
  emptyRow,
  toAudience,
  type AudienceKind,
  type AudienceRow,
  type AudienceRule,
} from './audience-rule.ts'
import { DescribeTarget } from './describe-target.tsx'
import { useEditor } from './editor-context.ts'
import { MilestoneSelect } from './milestone-select.tsx'
import { replaced, without } from './reorder.ts'

const kinds: readonly AudienceKind[] = [
  'account',
  'user',
  'did',
  'didNot',
  'reached',
  'notReached',
  'page',
  'element',
  'noElement',
]

/** Lines about traits, events and milestones of which all or any must hold. */
export function AudienceBuilder(props: {
  rule: AudienceRule
  onCondition: (condition: Condition) => void
  /** The server decides it, which knows nothing of the page. */
  withoutPage?: boolean | undefined
}) {
  const { rule } = props
  const { rows } = rule
  const change = (changes: Partial<AudienceRule>) =>
    props.onCondition(toAudience({ ...rule, ...changes }))
  return (
    <>
      {rows.length > 1 && (
        <Segmented
          label={t('audience.join')}
          value={rule.join}
          options={[
            { value: 'all', label: t('audience.join.all') },
            { value: 'any', label: t('audience.join.any') },
          ]}
          onValue={(join) => change({ join })}
        />
      )}
      {rows.map((row, index) => (
        <fieldset key={index} class="term-box">
          <legend class="field-label">{t('audience.row', { number: index + 1 })}</legend>
          <Row
            row={row}
            withoutPage={props.withoutPage === true}
            onRow={(next) => change({ rows: replaced(rows, index, next) })}
          />
          {rows.length > 1 && (
            <div>
              <Button
                look="quiet"
                icon="trash"
                onClick={() => change({ rows: without(rows, index) })}
              >
                {t('audience.remove', { number: index + 1 })}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      <div>
        <Button icon="plus" onClick={() => change({ rows: [...rows, emptyRow('account', '')] })}>
          {t('audience.add')}
        </Button>
      </div>
    </>
  )
}

const pageKinds: readonly AudienceKind[] = ['page', 'element', 'noElement']

function Row(props: { row: AudienceRow; withoutPage: boolean; onRow: (row: AudienceRow) => void }) {
  const { row, onRow } = props
  const offered = props.withoutPage
    ? kinds.filter((kind) => kind === row.kind || !pageKinds.includes(kind))
    : kinds
  const { milestones } = useEditor()
  return (
    <>
      <Select
        label={t('audience.kind')}
        value={row.kind}
        options={offered.map((value) => ({ value, label: t(`audience.kind.${value}`) }))}
        onValue={(value) => {
          const kind = kinds.find((each) => each === value) ?? 'account'
          onRow(withKind(row, kind, milestones[0]?.key ?? ''))
        }}
      />
      {'term' in row && <EventFields term={row.term} onTerm={(term) => onRow({ ...row, term })} />}
      {'milestone' in row && (
        <MilestoneSelect
          label={t('editor.advanceMilestone')}
          value={row.milestone}
          onValue={(milestone) => onRow({ ...row, milestone })}
        />
      )}
      {'element' in row && (
        <DescribeTarget target={row.element} onTarget={(element) => onRow({ ...row, element })} />
      )}
      {'comparison' in row && (
        <ComparisonFields
          subjectLabel={row.kind === 'page' ? undefined : t('builder.trait')}
          subject={row.subject}
          comparison={row.comparison}
          onChange={(subject, comparison) => onRow({ ...row, subject, comparison })}
        />
      )}
      {'comparison' in row && <p class="field-help">{t('builder.valueHelp')}</p>}
    </>
  )
}

function EventFields(props: { term: EventTerm; onTerm: (term: EventTerm) => void }) {
  const { term, onTerm } = props
  const { lastDays: _, ...ever } = term
  return (
    <>
      <EventTermFields term={term} names={useEventNames()} onTerm={onTerm} />
      <NumberField
        label={t('audience.lastDays')}
        help={t('audience.lastDaysHelp')}
        optional
        min="0"
        value={term.lastDays ?? null}
        onValue={(days) => onTerm(days !== null && days > 0 ? { ...ever, lastDays: days } : ever)}
      />
    </>
  )
}

/** What was said stays as far as the new kind can say it. */
function withKind(row: AudienceRow, kind: AudienceKind, milestone: string): AudienceRow {
  const fresh = emptyRow(kind, milestone)
  if ('term' in row && 'term' in fresh) return { ...fresh, term: row.term }
  if ('milestone' in row && 'milestone' in fresh) return { ...fresh, milestone: row.milestone }
  if ('element' in row && 'element' in fresh) return { ...fresh, element: row.element }
  if ('comparison' in row && 'comparison' in fresh && kind !== 'page' && row.kind !== 'page') {
    return { ...fresh, subject: row.subject, comparison: row.comparison }
  }
  return fresh
}
