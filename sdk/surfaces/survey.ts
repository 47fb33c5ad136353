import type { MountSurvey, SurveyView } from '../surface.ts'
import { plainText } from '../elements/plain-text.ts'
import { say } from '../elements/say.ts'
import { Survey } from '../elements/survey/survey.ts'
import { openSurface } from './open-surface.ts'

/** Asks one question after the other. One that came by itself is announced and takes no focus. */
export const mount: MountSurvey = (host, actions) => {
  const surface = openSurface<SurveyView>(
    host,
    actions,
    'milepost-survey',
    Survey,
    [actions.close],
    true,
  )
  const { element } = surface
  element.setAttribute('sheet', '')

  return {
    update(view) {
      const { title, question, thanks, startedByUser } = view
      const before = element.view
      element.view = view
      surface.show()
      if (!before) surface.introduce(startedByUser, `${title}. ${question?.title ?? ''}`)
      else if (before.question && !question) {
        surface.say(plainText(thanks) || say(host.words, 'survey.thanks'))
      }
    },
    remove: surface.leave,
  }
}
