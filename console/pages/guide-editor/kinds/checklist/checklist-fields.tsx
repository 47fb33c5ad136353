import type { ChecklistContent, Phase } from '#contract/checklist'
import { Button } from '../../../../components/button.tsx'
import { CheckBox } from '../../../../components/check-box.tsx'
import { t } from '../../../../words/translate.ts'
import { useEditor } from '../../editor-context.ts'
import { LocalizedBody, LocalizedField } from '../../localized-fields.tsx'
import { moved, nextKey, replaced, without } from '../../reorder.ts'
import { setOptional } from '../../set-optional.ts'
import type { KindFieldsProps } from '../guide-kind.ts'
import { unlessEmpty } from '../optional-text.ts'
import { LayoutFields } from './layout-fields.tsx'
import { PhaseFields } from './phase-fields.tsx'

/** Title, introduction, where it stands, and the phases of a checklist. */
export function ChecklistFields(props: KindFieldsProps<ChecklistContent>) {
  const { content, onContent } = props
  const { phases } = content
  const { milestones } = useEditor()
  const setPhases = (next: readonly Phase[]) => onContent({ ...content, phases: [...next] })
  const stepKeys = phases.flatMap(({ steps }) => steps.map(({ key }) => key))

  function addPhase(): void {
    const phase: Phase = {
      key: nextKey(
        'phase',
        phases.map(({ key }) => key),
      ),
      title: { en: '' },
      unlock: { kind: 'previous_phase' },
      steps: [{ key: nextKey('step', stepKeys), title: { en: '' }, milestone: unused() }],
    }
    setPhases([...phases, phase])
  }

  /** Most checklists name each milestone once, so the next one not yet named is a good guess. */
  function unused(): string {
    const used = new Set(phases.flatMap(({ steps }) => steps.map(({ milestone }) => milestone)))
    const free = milestones.find(({ key }) => !used.has(key)) ?? milestones[0]
    return free?.key ?? phases[0]?.steps[0]?.milestone ?? ''
  }

  return (
    <>
      <LocalizedField
        label={t('editor.title')}
        path="content.title"
        text={content.title}
        onText={(title) => onContent({ ...content, title })}
      />
      <LocalizedBody
        label={t('editor.intro')}
        path="content.intro"
        optional
        help={t('editor.bodyHelp')}
        text={content.intro ?? { en: [] }}
        onText={(intro) => onContent(setOptional(content, 'intro', unlessEmpty(intro)))}
      />
      <LayoutFields
        layout={content.layout ?? 'panel'}
        onLayout={(layout) =>
          onContent(setOptional(content, 'layout', layout === 'panel' ? undefined : layout))
        }
      />
      <CheckBox
        label={t('checklistForm.snoozable')}
        help={t('checklistForm.snoozableHelp')}
        checked={content.snoozable === true}
        onChecked={(on) => onContent(setOptional(content, 'snoozable', on || undefined))}
      />
      {phases.map((phase, index) => (
        <PhaseFields
          key={phase.key}
          phase={phase}
          index={index}
          total={phases.length}
          newStep={() => ({
            key: nextKey('step', stepKeys),
            title: { en: '' },
            milestone: unused(),
          })}
          onPhase={(next) => setPhases(replaced(phases, index, next))}
          onMove={(step) => setPhases(openFirst(moved(phases, index, step)))}
          onRemove={
            phases.length > 1 ? () => setPhases(openFirst(without(phases, index))) : undefined
          }
        />
      ))}
      <div>
        <Button icon="plus" onClick={addPhase}>
          {t('editor.addPhase')}
        </Button>
      </div>
    </>
  )
}

/** There is no phase before the first that it could wait for. */
function openFirst(phases: readonly Phase[]): Phase[] {
  return phases.map((phase, index) =>
    index === 0 && phase.unlock.kind === 'previous_phase'
      ? { ...phase, unlock: { kind: 'always' } }
      : phase,
  )
}
