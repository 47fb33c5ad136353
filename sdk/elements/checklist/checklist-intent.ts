/** What the person asked of the checklist; `act` names the step. */
export class ChecklistIntent extends Event {
  readonly intent: 'act' | 'minimise' | 'open' | 'dismiss'
  readonly stepKey: string
  constructor(intent: ChecklistIntent['intent'], stepKey = '') {
    super('checklist-intent', { bubbles: false, composed: false })
    this.intent = intent
    this.stepKey = stepKey
  }
}
