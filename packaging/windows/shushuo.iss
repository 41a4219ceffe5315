; Makes an installer of dist\shushuo with Inno Setup 6:
;
;     iscc /DVersion=0.1.0 packaging\windows\shushuo.iss
;
; It installs for one person and needs no administrator.

#ifndef Version
  #error Say which version: /DVersion=0.1.0
#endif

[Setup]
AppId={{7C1B6B0E-2B0D-4E0B-9C55-53485553484F}
AppName=Shushuo
AppVersion={#Version}
AppPublisher=The Shushuo contributors
DefaultDirName={autopf}\Shushuo
DefaultGroupName=Shushuo
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
OutputDir=..\..\dist
OutputBaseFilename=shushuo-{#Version}-windows-x86_64
SetupIconFile=..\..\resources\icons\shushuo.ico
UninstallDisplayIcon={app}\shushuo.exe
LicenseFile=..\..\LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"

[Files]
Source: "..\..\dist\shushuo\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Shushuo"; Filename: "{app}\shushuo.exe"
Name: "{autodesktop}\Shushuo"; Filename: "{app}\shushuo.exe"; Tasks: desktopicon

[Registry]
; A show is a folder: it is opened by its menu in the Explorer.
Root: HKA; Subkey: "Software\Classes\Directory\shell\Shushuo"; ValueType: string; ValueData: "Shushuo"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Directory\shell\Shushuo"; ValueType: string; ValueName: "Icon"; ValueData: "{app}\shushuo.exe"
Root: HKA; Subkey: "Software\Classes\Directory\shell\Shushuo\command"; ValueType: string; ValueData: """{app}\shushuo.exe"" start ""%1"""

[Run]
Filename: "{app}\shushuo.exe"; Description: "{cm:LaunchProgram,Shushuo}"; Flags: nowait postinstall skipifsilent
