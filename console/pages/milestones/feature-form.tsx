import { useState } from 'preact/hooks'
import type { Feature } from '#contract/milestone'
import { deleteFeature, saveFeature } from '../../api-client.ts'
import { TextField } from '../../components/field.tsx'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'
import { DefinitionForm } from './definition-form.tsx'

/** Everything about one feature. `feature` undefined: a new one. */
export function FeatureForm(props: { feature: Feature | undefined; takenKeys: readonly string[] }) {
  const { feature, takenKeys } = props
  const { environment } = useEnvironment()
  const [releasedOn, setReleasedOn] = useState(feature?.releasedAt?.slice(0, 10) ?? '')
  const releasedAt = releasedOn === '' ? null : keepTime(releasedOn, feature?.releasedAt)
  return (
    <DefinitionForm
      stored={feature}
      takenKeys={takenKeys}
      words={{
        rule: t('features.rule'),
        keyTaken: t('feature.keyTaken'),
        save: t('feature.save'),
        remove: t('feature.delete'),
        removeText: t('feature.deleteText'),
      }}
      single
      changed={releasedAt !== feature?.releasedAt}
      save={(key, definition) => saveFeature(environment.id, key, { ...definition, releasedAt })}
      remove={(key) => deleteFeature(environment.id, key)}
    >
      <TextField
        label={t('features.released')}
        help={t('feature.releasedHelp')}
        optional
        type="date"
        value={releasedOn}
        onValue={setReleasedOn}
      />
    </DefinitionForm>
  )
}

/** The field holds a day; a time of day that the API was told stays as long as the day does. */
function keepTime(day: string, before: string | null | undefined): string {
  return before?.startsWith(day) ? before : `${day}T00:00:00.000Z`
}
