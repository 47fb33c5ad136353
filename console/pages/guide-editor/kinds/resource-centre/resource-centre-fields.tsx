import type { ResourceCentreContent } from '#contract/resource-centre'
import { Button } from '../../../../components/button.tsx'
import { CheckBox } from '../../../../components/check-box.tsx'
import { CopyField } from '../../../../components/copy-field.tsx'
import { TextField } from '../../../../components/field.tsx'
import { t } from '../../../../words/translate.ts'
import { useErrorAt } from '../../editor-context.ts'
import { LocalizedField } from '../../localized-fields.tsx'
import { Movable } from '../../movable.tsx'
import { moved, replaced, without } from '../../reorder.ts'
import { setOptional } from '../../set-optional.ts'
import type { KindFieldsProps } from '../guide-kind.ts'

type Link = NonNullable<ResourceCentreContent['links']>[number]
const linksAtMost = 50

/** Its title, the links to read on, and the way to ask for help. */
export function ResourceCentreFields(props: KindFieldsProps<ResourceCentreContent>) {
  const { content, onContent } = props
  const { links = [] } = content
  const set = (next: readonly Link[]) =>
    onContent(setOptional(content, 'links', next.length === 0 ? undefined : [...next]))
  return (
    <>
      <LocalizedField
        label={t('editor.title')}
        path="content.title"
        text={content.title}
        onText={(title) => onContent({ ...content, title })}
      />
      <p class="field-help">{t('resourcesForm.guidesHelp')}</p>
      {links.map((link, index) => (
        <LinkFields
          key={index}
          link={link}
          index={index}
          total={links.length}
          onLink={(next) => set(replaced(links, index, next))}
          onMove={(by) => set(moved(links, index, by))}
          onRemove={() => set(without(links, index))}
        />
      ))}
      {links.length < linksAtMost && (
        <div>
          <Button
            icon="plus"
            onClick={() => set([...links, { title: { en: '' }, url: 'https://' }])}
          >
            {t('resourcesForm.addLink')}
          </Button>
        </div>
      )}
      <CheckBox
        label={t('resourcesForm.help')}
        help={t('resourcesForm.helpHelp')}
        checked={content.help === true}
        onChecked={(on) => onContent(setOptional(content, 'help', on || undefined))}
      />
      {content.help === true && (
        <CopyField
          label={t('resourcesForm.helpLine')}
          text="milepost('on', 'help', ({ query }) => openYourHelp(query))"
        />
      )}
    </>
  )
}

function LinkFields(props: {
  link: Link
  index: number
  total: number
  onLink: (link: Link) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}) {
  const { link, index, onLink } = props
  const path = `content.links.${index}`
  const urlError = useErrorAt(`${path}.url`)
  const number = index + 1
  const title = link.title.en
  return (
    <Movable
      level="step"
      heading="h3"
      path={path}
      title={title}
      name={
        title === ''
          ? t('resourcesForm.link', { number })
          : t('resourcesForm.linkNamed', { number, title })
      }
      index={index}
      total={props.total}
      onMove={props.onMove}
      onRemove={props.onRemove}
    >
      <div class="columns">
        <LocalizedField
          label={t('editor.title')}
          path={`${path}.title`}
          text={link.title}
          onText={(text) => onLink({ ...link, title: text })}
        />
        <TextField
          label={t('editor.url')}
          error={urlError}
          value={link.url}
          onValue={(url) => onLink({ ...link, url })}
        />
      </div>
    </Movable>
  )
}
