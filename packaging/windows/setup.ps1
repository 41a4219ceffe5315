# Sourced by the scripts beside it: makes the environment they run in, once.

$ErrorActionPreference = 'Stop'
$top = (Resolve-Path "$PSScriptRoot\..\..").Path

function Invoke-Checked {
    # Runs a program and stops if it fails.
    $program, $arguments = $args
    & $program @arguments
    if ($LASTEXITCODE -ne 0) { throw "$program ended with $LASTEXITCODE" }
}

function Set-Up([string] $folder, [string] $lock) {
    $python = "$folder\Scripts\python.exe"
    $stamp = "$folder\set-up-from.txt"
    $wanted = (Get-FileHash "$top\$lock", "$top\pyproject.toml").Hash -join ' '
    if ((Test-Path $stamp) -and ((Get-Content $stamp) -eq $wanted)) { return $python }
    if (-not (Test-Path $python)) {
        if (Get-Command py -ErrorAction SilentlyContinue) { Invoke-Checked py -3 -m venv $folder | Out-Host }
        else { Invoke-Checked python -m venv $folder | Out-Host }
    }
    Invoke-Checked $python -m pip install --quiet --require-hashes --requirement "$top\$lock" | Out-Host
    Invoke-Checked $python -m pip install --quiet --no-deps --no-build-isolation --no-index `
        --editable $top | Out-Host
    Set-Content $stamp $wanted
    return $python
}
