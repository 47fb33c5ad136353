// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { Me } from '#contract/workspace'
import {
  clickOn,
  closeConsolePage,
  finding,
  openConsolePage,
  seeing,
  typeInto,
} from '../../../test/harness/console-page.tsx'
import { eventually } from '../../../test/harness/eventually.ts'
import { signedInMember } from '../../../test/harness/signed-in-member.ts'

function openLooks(role: Me['workspaces'][number]['role'] = 'owner') {
  const patches: unknown[] = []
  const me = signedInMember({})
  const workspace = me.workspaces[0]!
  workspace.role = role
  const environment = workspace.environments[0]!
  const opened = openConsolePage('/settings/looks', {
    '/api/v1/me': () => me,
    [`/api/v1/environments/${environment.id}`]: (_: URL, { body }: { body: unknown }) => {
      patches.push(body)
      Object.assign(environment, body)
      return environment
    },
  })
  return { patches, opened }
}

afterEach(closeConsolePage)

describe('LooksPage', () => {
  it('says while it is chosen that an accent is too pale, and takes the tone that would do', async () => {
    const { patches, opened } = openLooks()
    await opened
    await finding('h1', 'Looks and frequency')
    await typeInto('#accent-hex', '#ffb300')
    await seeing('Too pale: 1.8 to 1 against white.')
    await clickOn('button', /^Use #[0-9a-f]{6} instead$/)
    await seeing('Easy to read: 4.5 to 1 against white.')
    await clickOn('button', 'Save')
    await seeing('Saved. Pages show it from their next load.')
    expect(patches).toEqual([
      {
        theme: { accent: expect.stringMatching(/^#[0-9a-f]{6}$/), productName: 'Brightboard' },
        frequency: { maxPerDay: 3, quietHours: 12 },
      },
    ])
  })

  it('does not save an accent that cannot be read', async () => {
    const { patches, opened } = openLooks()
    await opened
    await typeInto('#accent-hex', '#ffb300')
    await clickOn('button', 'Save')
    await seeing('Not saved yet')
    expect(patches).toEqual([])
  })

  it('takes no limit for an empty one', async () => {
    const { patches, opened } = openLooks()
    await opened
    await finding('h1', 'Looks and frequency')
    const limit = await finding('input[type=number]')
    limit.id = 'limit'
    await typeInto('#limit', '')
    await clickOn('button', 'Save')
    await eventually(() => expect(patches).toHaveLength(1))
    expect(patches[0]).toMatchObject({ frequency: { maxPerDay: null, quietHours: 12 } })
  })

  it('says to an editor who may change it', async () => {
    await openLooks('editor').opened
    await seeing('Only owners and admins can change this.')
  })
})
