# Plays the default show full screen: packaging\windows\run.ps1 [SHOW] [OPTIONS OF kiosk play]

. "$PSScriptRoot\setup.ps1"
$python = Set-Up "$top\.venv" requirements.lock
& $python -m kiosk play @args
exit $LASTEXITCODE
