; A folder's context menu offers to open it in Byline; the values stand for this user alone, and go with the program.
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Directory\shell\Byline" "" "Open in Byline"
  WriteRegStr SHCTX "Software\Classes\Directory\shell\Byline" "Icon" "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
  WriteRegStr SHCTX "Software\Classes\Directory\shell\Byline\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\Directory\shell\Byline"
!macroend
