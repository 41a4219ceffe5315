# Builds dist\shushuo, its licences and bill of materials, and, where Inno Setup is, the installer.

. "$PSScriptRoot\setup.ps1"
$python = Set-Up "$top\build\venv" packaging\locks\build.txt
Set-Location $top
$env:PYTHONHASHSEED = '0'
$env:SOURCE_DATE_EPOCH = git log -1 '--format=%ct'
Invoke-Checked $python -m PyInstaller --noconfirm --clean --log-level WARN `
    --distpath dist --workpath build\pyinstaller packaging\kiosk.spec
Invoke-Checked $python packaging\tell_bundle.py dist\shushuo build\pyinstaller\kiosk\parts.json
Invoke-Checked dist\shushuo\kiosk.exe proof --out build\bundle-proof
$usual = Join-Path ([Environment]::GetFolderPath('ProgramFilesX86')) 'Inno Setup 6\ISCC.exe'
$iscc = Get-Command -Name @('iscc', $usual) -ErrorAction SilentlyContinue | Select-Object -First 1
if ($iscc) {
    $version = & $python -c 'import kiosk; print(kiosk.__version__)'
    Invoke-Checked $iscc.Source /Qp "/DVersion=$version" packaging\windows\shushuo.iss
}
