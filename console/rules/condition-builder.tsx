import type { ComponentType } from 'preact'
import type { Condition, EventTerm } from '#contract/condition'
import type { Locator } from '#contract/locator'
import { Button } from '../components/button.tsx'
import { Select } from '../components/field.tsx'
import { NumberField } from '../components/number-field.tsx'
import { Segmented } from '../components/segmented.tsx'
import { ComparisonFields } from './comparison-fields.tsx'
import { EventTermFields } from './event-term-fields.tsx'
import { useEventNames } from './use-event-names.ts'
import { t } from '../words/translate.ts'
import {
  emptyRow,
  toCondition,
  type ConditionRow,
  type ConditionRows,
  type FirstChoices,
  type RowKind,
} from './condition-rows.ts'
import { MilestoneSelect } from './milestone-select.tsx'
import { SegmentSelect } from './segment-select.tsx'
import { useRuleChoices } from './use-rule-choices.ts'

const kinds: readonly RowKind[] = [
  'account',
  'user',
  'did',
  'didNot',
  'reached',
  'notReached',
  'inSegment',
  'notInSegment',
  'page',
  'element',
  'noElement',
]

export interface BuilderOptions {
  /** Says what all or any of the lines are for. */
  join: string
  /** How an element of the page is described. Absent: the page is not known where it is decided. */
  targetFields?: ComponentType<TargetFieldsProps> | undefined
  /** Key of the segment that is being made, which cannot be in itself. */
  withoutSegment?: string | undefined
}
interface TargetFieldsProps {
  target: Locator
  onTarget: (target: Locator) => void
}

/** Lines about traits, events, milestones and segments of which all or any must hold. */
export function ConditionBuilder(
  props: BuilderOptions & {
    rule: ConditionRows
    onCondition: (condition: Condition) => void
  },
) {
  const { rule } = props
  const { rows } = rule
  const change = (changes: Partial<ConditionRows>) =>
    props.onCondition(toCondition({ ...rule, ...changes }))
  return (
    <>
      {rows.length > 1 && (
        <Segmented
          label={props.join}
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
            options={props}
            row={row}
            onRow={(next) => change({ rows: rows.map((each, at) => (at === index ? next : each)) })}
          />
          {rows.length > 1 && (
            <div>
              <Button
                look="quiet"
                icon="trash"
                onClick={() => change({ rows: rows.filter((_, at) => at !== index) })}
              >
                {t('audience.remove', { number: index + 1 })}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      <div>
        <Button icon="plus" onClick={() => change({ rows: [...rows, emptyRow('account')] })}>
          {t('audience.add')}
        </Button>
      </div>
    </>
  )
}

const pageKinds: readonly RowKind[] = ['page', 'element', 'noElement']

function Row(props: {
  options: BuilderOptions
  row: ConditionRow
  onRow: (row: ConditionRow) => void
}) {
  const { row, onRow } = props
  const { targetFields: TargetFields, withoutSegment } = props.options
  const { milestones, segments } = useRuleChoices()
  const offered = kinds.filter(
    (kind) => kind === row.kind || TargetFields !== undefined || !pageKinds.includes(kind),
  )
  return (
    <>
      <Select
        label={t('audience.kind')}
        value={row.kind}
        options={offered.map((value) => ({ value, label: t(`audience.kind.${value}`) }))}
        onValue={(value) => {
          const kind = kinds.find((each) => each === value) ?? 'account'
          const [segment] = segments.filter(({ key }) => key !== withoutSegment)
          onRow(withKind(row, kind, { milestone: milestones[0]?.key, segment: segment?.key }))
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
      {'segment' in row && (
        <SegmentSelect
          label={t('segment.one')}
          value={row.segment}
          without={withoutSegment}
          onValue={(segment) => onRow({ ...row, segment })}
        />
      )}
      {'element' in row && TargetFields && (
        <TargetFields target={row.element} onTarget={(element) => onRow({ ...row, element })} />
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
function withKind(row: ConditionRow, kind: RowKind, first: FirstChoices): ConditionRow {
  const fresh = emptyRow(kind, first)
  if ('term' in row && 'term' in fresh) return { ...fresh, term: row.term }
  if ('milestone' in row && 'milestone' in fresh) return { ...fresh, milestone: row.milestone }
  if ('segment' in row && 'segment' in fresh) return { ...fresh, segment: row.segment }
  if ('element' in row && 'element' in fresh) return { ...fresh, element: row.element }
  if ('comparison' in row && 'comparison' in fresh && kind !== 'page' && row.kind !== 'page') {
    return { ...fresh, subject: row.subject, comparison: row.comparison }
  }
  return fresh
}
