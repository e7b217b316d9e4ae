import { Button } from 'react-aria-components'
import { useStore } from '../../state/store'

interface DialogButtonsProps {
  /** What the dialog does. */
  label: string
  isDisabled: boolean
  /** Left out, the button submits the form that it stands in. */
  onConfirm?: () => void
}

/** Cancel, and what the dialog is for. */
export function DialogButtons({ label, isDisabled, onConfirm }: DialogButtonsProps) {
  const closeDialog = useStore((state) => state.closeDialog)
  return (
    <div className="dialog-buttons">
      <Button className="button" onPress={closeDialog}>
        Cancel
      </Button>
      <Button
        className="button button-main"
        isDisabled={isDisabled}
        {...(onConfirm === undefined ? { type: 'submit' } : { onPress: onConfirm })}
      >
        {label}
      </Button>
    </div>
  )
}
