import type { Install } from '#contract/live-event'
import { CopyField } from '../../components/copy-field.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { t } from '../../words/translate.ts'

/** Four ways to the same result; each ready to paste, with the key in it. */
export function SnippetTabs({ install }: { install: Install }) {
  return (
    <Tabs
      label={t('install.how')}
      tabs={[
        {
          key: 'script',
          label: t('install.tab.script'),
          content: () => (
            <div class="stack">
              <CopyField label={t('install.script')} text={install.snippet} multiline />
              <p class="field-help">{t('install.scriptText')}</p>
            </div>
          ),
        },
        {
          key: 'strict',
          label: t('install.tab.strict'),
          content: () => (
            <div class="stack">
              <CopyField label={t('install.strict')} text={install.strictSnippet} multiline />
              <p class="field-help">{t('install.strictText')}</p>
            </div>
          ),
        },
        {
          key: 'npm',
          label: t('install.tab.npm'),
          content: () => (
            <div class="stack">
              <CopyField label={t('install.npm')} text="npm i milepost" />
              <CopyField label={t('install.npmCode')} text={npmCode(install)} multiline />
            </div>
          ),
        },
        {
          key: 'server',
          label: t('install.tab.server'),
          content: () => (
            <div class="stack">
              <CopyField label={t('install.server')} text={install.curl} multiline />
              <p class="field-help">{t('install.serverText')}</p>
            </div>
          ),
        },
      ]}
    />
  )
}

function npmCode({ writeKey, host }: Install): string {
  return `import { createMilepost } from 'milepost'

export const milepost = createMilepost({
  writeKey: '${writeKey}',
  host: '${host}',
})`
}
