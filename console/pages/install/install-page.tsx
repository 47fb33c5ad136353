// Is your product connected?
import type { Install } from '#contract/live-event'
import { CopyField } from '../../components/copy-field.tsx'
import { Card, Page } from '../../components/page.tsx'
import { ReportSkeleton } from '../../components/report-skeleton.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { t } from '../../words/translate.ts'
import { ConnectionCard } from './connection-card.tsx'
import { SnippetTabs } from './snippet-tabs.tsx'
import { useInstall } from './use-install.ts'
import './install-page.css'

/** Somebody is watching for the lamp to turn green. */
const everyMs = 1_500

export function InstallPage() {
  const install = useInstall({ everyMs })
  return (
    <Page title={t('install.title')} question={t('install.question')}>
      <ResourceStates
        of={install}
        loading={<ReportSkeleton />}
        ready={(value) => <Answer install={value} />}
      />
    </Page>
  )
}

function Answer({ install }: { install: Install }) {
  return (
    <>
      <ConnectionCard install={install} />
      <Card title={t('install.how')}>
        <SnippetTabs install={install} />
      </Card>
      <Card title={t('install.identify')} note={t('install.identifyText')}>
        <CopyField label="JavaScript" text={identifyCode} multiline />
      </Card>
      <div class="columns">
        <Card title={t('install.csp')} note={t('install.cspText')}>
          <CopyField label="Content-Security-Policy" text={install.cspLines.join('\n')} multiline />
        </Card>
        <Card title={t('install.key')} note={t('install.keyText')}>
          <CopyField label={t('install.key')} text={install.writeKey} />
        </Card>
      </div>
    </>
  )
}

const identifyCode = `milepost('identify', 'user-1', { name: 'Ada Lovelace' })
milepost('group', 'account-1', { name: 'Acme', plan: 'pro' })
milepost('track', 'Report Published')`
