import { afterEach, describe, expect, it } from 'vitest'
import type { Locator } from '#contract/locator'
import { speak } from '../words/translate.ts'
import { sayTarget } from './say-target.ts'

const publish: Locator = { role: 'button', name: 'Publish report', landmark: { role: 'main' } }

afterEach(() => speak('en'))

describe('sayTarget', () => {
  it.each<[Locator, string | null]>([
    [publish, 'Button “Publish report” in the main part'],
    [{ tag: 'a', text: 'Reports' }, 'Element “Reports”'],
    [
      { role: 'link', name: 'Reports', landmark: { role: 'navigation', name: 'Main' } },
      'Link “Reports” in the navigation “Main”',
    ],
    [
      { role: 'button', attributes: { 'data-testid': 'publish' } },
      'Button marked data-testid=publish',
    ],
    [{ path: 'main > div:nth-child(2)' }, 'Element'],
    [{}, null],
    [{ landmark: { role: 'main' } }, null],
  ])('says %j', (target, said) => {
    expect(sayTarget(target)).toBe(said)
  })

  it('speaks German', async () => {
    await speak('de')
    expect(sayTarget(publish)).toBe('Knopf „Publish report“ – im Hauptteil')
  })
})
