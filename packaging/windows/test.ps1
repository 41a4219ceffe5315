# Runs all tests that need no X server: packaging\windows\test.ps1 [OPTIONS OF pytest]

. "$PSScriptRoot\setup.ps1"
$python = Set-Up "$top\.venv" packaging\locks\test.txt
Set-Location $top
& $python -m pytest -m 'not display' @args
exit $LASTEXITCODE
