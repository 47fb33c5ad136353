import { useEnvironment } from '../session.tsx'
import { useSegments } from '../use-segments.ts'
import { useUrlState } from '../use-url-state.ts'
import { t } from '../words/translate.ts'
import { ChoiceList, FilterChip } from './filter-chip.tsx'

/** Whom a page is about: everybody, or one segment, whose key stands in the address as `segment`. */
export function SegmentFilter() {
  const { base } = useEnvironment()
  const [key, setKey] = useUrlState('segment')
  const all = useSegments()
  const segments = all.state === 'ready' ? all.value.rows : []
  const chosen = segments.find((segment) => segment.key === key)
  return (
    <FilterChip
      name={t('segment.filter')}
      value={key === '' ? t('segment.filter.everybody') : (chosen?.name ?? key)}
      active={key !== ''}
    >
      {(close) => (
        <>
          <ChoiceList
            name={t('segment.filter')}
            value={key}
            options={[
              { value: '', label: t('segment.filter.everybody') },
              ...segments.map(({ key: value, name }) => ({ value, label: name })),
            ]}
            onValue={(value) => {
              close()
              setKey(value)
            }}
          />
          <a class="choice choice-link" href={`${base}/segments`}>
            {t('segment.filter.manage')}
          </a>
        </>
      )}
    </FilterChip>
  )
}
