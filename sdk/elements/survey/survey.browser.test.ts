import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openSurfaceGallery,
  type GalleryOptions,
  type SurfaceGallery,
} from '../../../test/harness/surface-gallery.ts'
import { announced, callNames, callsOf, focused } from '../../../test/harness/played-surface.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

async function openSurvey(state: string, options: GalleryOptions = {}) {
  const { page } = await gallery.open({
    state: `survey-${state}`,
    reducedMotion: 'reduce',
    ...options,
  })
  const card = page.getByRole('dialog', { name: 'Two quick questions' })
  await card.waitFor()
  return { page, card }
}

const PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }

describe('a scale', () => {
  it.each([
    ['nps', 11, '0', '10', 'Not at all likely'],
    ['csat', 5, '1', '5', 'Very dissatisfied'],
    ['ces', 7, '1', '7', 'Very difficult'],
  ])('%s is a group of %i radios named by the question, with its ends in words', async (...row) => {
    const [kind, count, first, last, from] = row
    const { page, card } = await openSurvey(kind)
    const group = card.getByRole('radiogroup')
    const radios = group.getByRole('radio')
    expect(await radios.count()).toBe(count)
    expect(await group.getByRole('radio', { name: first, exact: true }).count()).toBe(1)
    expect(await group.getByRole('radio', { name: last, exact: true }).count()).toBe(1)
    expect(await card.innerText()).toContain(`${first} – ${from}`)
    await page.close()
  })

  it('is answered by arrow keys, and goes on by its button only', async () => {
    const { page, card } = await openSurvey('nps')
    await card.getByRole('radio', { name: '7', exact: true }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    expect(await card.getByRole('radio', { name: '8', exact: true }).isChecked()).toBe(true)
    expect(await callNames(page)).toEqual([])
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Send')
    await page.keyboard.press('Enter')
    expect(await callsOf(page, 'answer')).toEqual([['answer', 'nps', 8]])
    await page.close()
  })

  it('waits for an answer before its button can be pressed', async () => {
    const { page, card } = await openSurvey('csat')
    expect(await card.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true)
    await card.getByRole('radio', { name: '4', exact: true }).click()
    await card.getByRole('button', { name: 'Send' }).click()
    expect(await callsOf(page, 'answer')).toEqual([['answer', 'csat', 4]])
    await page.close()
  })

  it.each(['nps', 'csat', 'ces'])(
    '%s has 44 px for a finger, in as few rows as fit',
    async (kind) => {
      const { page, card } = await openSurvey(kind, PHONE)
      for (const radio of await card.getByRole('radio').all()) {
        const { width, height, x } = (await radio.boundingBox())!
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(43.9)
        expect(x + width).toBeLessThanOrEqual(320)
      }
      await page.close()
    },
  )
})

describe('options', () => {
  it('one of them is answered by its key', async () => {
    const { page, card } = await openSurvey('single')
    await card.getByRole('radio', { name: 'Finding out what changed' }).check()
    await card.getByRole('button', { name: 'Send' }).click()
    expect(await callsOf(page, 'answer')).toEqual([['answer', 'single', ['option-2']]])
    await page.close()
  })

  it('several are answered by their keys, and none is no answer', async () => {
    const { page, card } = await openSurvey('multiple')
    const send = card.getByRole('button', { name: 'Send' })
    await card.getByRole('checkbox', { name: 'Weekly reporting' }).check()
    await card.getByRole('checkbox', { name: 'Other' }).check()
    await card.getByRole('checkbox', { name: 'Weekly reporting' }).uncheck()
    await card.getByRole('checkbox', { name: 'Other' }).uncheck()
    expect(await send.isDisabled()).toBe(true)
    await card.getByRole('checkbox', { name: 'Other' }).check()
    await card.getByRole('checkbox', { name: 'Weekly reporting' }).check()
    await send.click()
    expect(await callsOf(page, 'answer')).toEqual([
      ['answer', 'multiple', ['option-1', 'option-4']],
    ])
    await page.close()
  })
})

describe('free text', () => {
  it('is sent without the spaces around it, and spaces are no answer', async () => {
    const { page, card } = await openSurvey('text')
    const field = card.getByRole('textbox', { name: 'What is missing?' })
    await field.fill('   ')
    expect(await card.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true)
    await field.fill(' A calendar\nview ')
    await card.getByRole('button', { name: 'Send' }).click()
    const [[, , answer] = []] = await callsOf(page, 'answer')
    expect(String(answer).replace('\r', '')).toBe('A calendar\nview')
    await page.close()
  })
})

describe('several questions', () => {
  it('come one after the other, each unanswered, with the focus on the new one', async () => {
    const { page, card } = await openSurvey('optional')
    expect(await card.innerText()).toContain('Question 1 of 2')
    await card.getByRole('radio', { name: '9', exact: true }).check()
    await card.getByRole('button', { name: 'Next' }).press('Enter')
    expect(await card.innerText()).toContain('Question 2 of 2')
    expect(await focused(page)).toBe('dialog')
    expect(await card.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true)
    expect(await card.getByRole('button', { name: 'Skip' }).count()).toBe(0)
    await page.close()
  })

  it('can be passed over where they are optional, and asked later where the guide says so', async () => {
    const { page, card } = await openSurvey('optional')
    await card.getByRole('button', { name: 'Skip this question' }).click()
    expect(await callsOf(page, 'answer')).toEqual([['answer', 'nps', null]])
    await page.close()
    const later = await openSurvey('optional')
    await later.card.getByRole('button', { name: 'Ask me later' }).click()
    expect(await callNames(later.page)).toEqual(['askLater'])
    await later.page.close()
  })

  it('start empty when the same kind is asked twice', async () => {
    const { page } = await gallery.open({ reducedMotion: 'reduce' })
    await page.evaluate(() => {
      const { surveyView, playSurvey } = window.gallery
      const first = surveyView('en', 'csat', { total: 2 })
      const question = { ...first.question!, key: 'again', title: 'And with the help?' }
      playSurvey(first, { ...first, number: 2, question })
    })
    await page.getByRole('radio', { name: '2', exact: true }).check()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('dialog').getByText('And with the help?').waitFor()
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
    await page.close()
  })
})

describe('the focus', () => {
  it('stays with the page when the survey came by itself, which is announced', async () => {
    const { page } = await openSurvey('nps')
    await expect.poll(() => announced(page)).toContain('Two quick questions. How likely')
    expect(await focused(page)).toBe('page')
    await page.close()
  })

  it('moves in when the person asked for it, and goes back on Escape', async () => {
    const { page } = await gallery.open({ reducedMotion: 'reduce' })
    await page.locator('#invite').focus()
    await page.evaluate(() => {
      const { surveyView, playSurvey } = window.gallery
      playSurvey(surveyView('en', 'nps', { startedByUser: true }))
    })
    await expect.poll(() => focused(page)).toBe('dialog')
    await page.keyboard.press('Escape')
    expect(await callNames(page)).toEqual(['close'])
    expect(await focused(page)).toBe('Invite')
    await page.close()
  })

  it('is on the card after the last answer, while the thanks are announced', async () => {
    const { page, card } = await openSurvey('csat')
    await card.getByRole('radio', { name: '5', exact: true }).check()
    await card.getByRole('button', { name: 'Send' }).press('Enter')
    await expect.poll(() => announced(page)).toBe('Thank you. We read every answer.')
    expect(await focused(page)).toBe('dialog')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Close the survey')
    await page.keyboard.press('Enter')
    expect(await callNames(page)).toEqual(['answer', 'close'])
    await page.close()
  })
})

describe('a narrow screen', () => {
  it('has it as a sheet at the foot, with every button in reach at 320 by 256', async () => {
    const { page, card } = await openSurvey('optional', {
      ...PHONE,
      viewport: { width: 320, height: 256 },
    })
    const box = (await card.boundingBox())!
    expect([box.x, box.width, Math.round(box.y + box.height)]).toEqual([0, 320, 256])
    await card.getByRole('button', { name: 'Ask me later' }).click()
    expect(await callNames(page)).toEqual(['askLater'])
    await page.close()
  })
})

it('leaves nothing behind', async () => {
  const { page } = await openSurvey('nps')
  await page.evaluate(() => window.gallery.shown.survey!.remove())
  expect(await page.evaluate(() => window.gallery.root.childNodes.length)).toBe(0)
  await page.close()
})
