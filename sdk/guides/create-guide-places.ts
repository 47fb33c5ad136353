import type { MilestoneProgress } from '../milestones/milestone-progress.ts'
import { createAnnouncement } from './announcement.ts'
import { createChecklist } from './checklist.ts'
import { createGuidePlace, type GuidePlace, type PlaceParts } from './guide-place.ts'
import type { GuideStage } from './guide-stage.ts'
import { createHint } from './hint.ts'
import type { LinkedStep } from './linked-step.ts'
import { createResourceCentre } from './resource-centre.ts'
import { createSurvey } from './survey.ts'
import { createTour } from './tour.ts'

/** Every kind with the chunk that draws it and the controller behind it. */
export function createGuidePlaces(
  stage: GuideStage,
  parts: PlaceParts,
  page: {
    progress: MilestoneProgress
    findPlace(guideKey: string): Element | null
    linked: LinkedStep | undefined
  },
): GuidePlace[] {
  return [
    createGuidePlace(stage, parts, 'checklist', ['checklist'], createChecklist(page)),
    createGuidePlace(stage, parts, 'tour', ['tour'], createTour),
    createGuidePlace(stage, parts, 'hint', ['hint'], createHint),
    createGuidePlace(stage, parts, 'announcement', ['banner', 'modal'], createAnnouncement),
    createGuidePlace(stage, parts, 'survey', ['survey'], createSurvey),
    createGuidePlace(stage, parts, 'resource-centre', ['resource_centre'], createResourceCentre),
  ]
}
