; The installer of the frozen program for Windows, made by .ci/installer with Debian's makensis:
;   -DVERSION=0.2.0 -DPROGRAM=folder -DICON=file.ico -DOUTPUT=file.exe [-DSIGN=command]
; For one user, without an administrator. /S asks nothing; it ends with 0, or 1 when nothing was changed.
; An older version is replaced as a whole: the register is copied by the program that is there, that program is closed,
; the new folder is made beside it and takes its name, and if it does not answer the old one comes back.
; Removing the program keeps the registers, unless the box is ticked; /S never removes them.
Target amd64-unicode
RequestExecutionLevel user
!define NAME "Register Pengaduan"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\frontoffice"
!define DATA "$LOCALAPPDATA\frontoffice"
Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" InstallLocation
BrandingText "${NAME} ${VERSION}"
ManifestDPIAware true
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey FileDescription "Pemasang ${NAME}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "MIT"

!include MUI2.nsh
!include LogicLib.nsh
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\frontoffice.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE Indonesian
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!macro Refuse SENTENCE
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  SetErrorLevel 1
  Quit
!macroend

; Closes every running window of the program, also of a version that came later: asked, so that what is half-typed is
; kept, until none is left (128), and ended after 20 seconds. The register outlives that: an entry is whole or not there.
!macro CloseProgram
  StrCpy $1 0
  ${While} $1 < 20
    nsExec::Exec '"$SYSDIR\taskkill.exe" /IM frontoffice.exe'
    Pop $0
    ${If} $0 == 128
      ${Break}
    ${EndIf}
    Sleep 1000
    IntOp $1 $1 + 1
  ${EndWhile}
  nsExec::Exec '"$SYSDIR\taskkill.exe" /F /IM frontoffice.exe'
  Pop $0
  nsExec::Exec '"$SYSDIR\taskkill.exe" /F /IM frontoffice-cli.exe'
  Pop $0
!macroend

Section "${NAME}"
  SetShellVarContext current
  ; a folder that is somebody else's is not taken
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\frontoffice.exe"
    FindFirst $0 $1 "$INSTDIR\*.*"
    ${While} $1 != ""
      ${If} $1 != "."
      ${AndIf} $1 != ".."
        FindClose $0
        !insertmacro Refuse "Folder $INSTDIR sudah berisi berkas lain. Pilih folder yang kosong."
      ${EndIf}
      FindNext $0 $1
    ${EndWhile}
    FindClose $0
    RMDir "$INSTDIR"
  ${EndIf}
  RMDir /r "$INSTDIR.baru"
  SetOutPath "$INSTDIR.baru"
  ClearErrors
  File /r "${PROGRAM}/*.*"
  WriteUninstaller "$INSTDIR.baru\uninstall.exe"
  ${If} ${Errors}
    RMDir /r "$INSTDIR.baru"
    !insertmacro Refuse "Berkas program tidak dapat ditulis. Tidak ada yang diubah."
  ${EndIf}
  SetOutPath "$TEMP"  ; a folder that is somebody's current one cannot be renamed

  ${If} ${FileExists} "$INSTDIR\frontoffice-cli.exe"
  ${AndIf} ${FileExists} "${DATA}\register.db"
    DetailPrint "Register disalin ke ${DATA}\before-update"
    CreateDirectory "${DATA}\before-update"
    nsExec::ExecToLog '"$INSTDIR\frontoffice-cli.exe" backup "${DATA}\before-update"'
    Pop $0
    ${If} $0 != 0
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Register belum dapat disalin. Tetap perbarui program tanpa salinan?" /SD IDNO IDYES updated
      RMDir /r "$INSTDIR.baru"
      SetErrorLevel 1
      Quit
    updated:
    ${EndIf}
  ${EndIf}

  ${If} ${FileExists} "$INSTDIR\frontoffice.exe"
    !insertmacro CloseProgram
    RMDir /r "$INSTDIR.lama"
    StrCpy $1 0
    ${Do}
      ClearErrors
      Rename "$INSTDIR" "$INSTDIR.lama"
      ${IfNot} ${Errors}
        ${Break}
      ${EndIf}
      IntOp $1 $1 + 1
      ${If} $1 > 10
        RMDir /r "$INSTDIR.baru"
        !insertmacro Refuse "Program lama masih terpakai. Tutup semua jendelanya, lalu jalankan pemasang ini lagi."
      ${EndIf}
      Sleep 1000
    ${Loop}
  ${EndIf}
  Rename "$INSTDIR.baru" "$INSTDIR"
  nsExec::ExecToLog '"$INSTDIR\frontoffice-cli.exe" --version'
  Pop $0
  ${If} $0 != 0
    RMDir /r "$INSTDIR"
    Rename "$INSTDIR.lama" "$INSTDIR"
    !insertmacro Refuse "Program yang baru tidak berjalan di komputer ini. Yang lama dikembalikan."
  ${EndIf}
  RMDir /r "$INSTDIR.lama"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\frontoffice.exe"
  WriteRegStr HKCU "${KEY}" DisplayName "${NAME}"
  WriteRegStr HKCU "${KEY}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${KEY}" DisplayIcon "$INSTDIR\frontoffice.exe"
  WriteRegStr HKCU "${KEY}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" NoModify 1
  WriteRegDWORD HKCU "${KEY}" NoRepair 1
SectionEnd

Section "un.${NAME}"
  SectionIn RO
  SetShellVarContext current
  ${IfNot} ${FileExists} "$INSTDIR\frontoffice.exe"
    !insertmacro Refuse "Di $INSTDIR tidak ada program ini."
  ${EndIf}
  !insertmacro CloseProgram
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR"
  RMDir /r "$INSTDIR.lama"
  RMDir /r "$INSTDIR.baru"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${KEY}"
SectionEnd

Section /o "un.Hapus juga register, salinan, dan setelan dari komputer ini"
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Semua pengaduan yang tercatat di komputer ini akan hilang. Hapus?" /SD IDNO IDNO kept
  RMDir /r "${DATA}"
  RMDir /r "${DATA}-latihan"
  RMDir /r "${DATA}-witness"
kept:
SectionEnd
