import { t } from '../words/translate.ts'
import { Button } from './button.tsx'

/** Prints the page as it is filtered; `print.css` says what of it goes onto paper. */
export function PrintButton() {
  return (
    <Button look="quiet" icon="print" onClick={() => print()}>
      {t('print.print')}
    </Button>
  )
}
