#!/usr/bin/env bash
# Builds dist/Shushuo.app and packs it: dist/shushuo-VERSION-macos-ARCHITECTURE.zip

set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
python=build/venv/bin/python
if [[ ! -x $python ]]; then
    "${PYTHON:-python3}" -m venv build/venv
fi
$python -m pip install --quiet --require-hashes --requirement packaging/locks/build.txt
$python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
export PYTHONHASHSEED=0
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
$python -m PyInstaller --noconfirm --clean --log-level WARN \
    --distpath dist --workpath build/pyinstaller packaging/kiosk.spec
$python packaging/tell_bundle.py dist/shushuo build/pyinstaller/kiosk/parts.json
dist/shushuo/shushuo proof --out build/bundle-proof
mkdir -p dist/Shushuo.app/Contents/Resources
cp -R dist/shushuo/licences dist/shushuo/sbom.cdx.json dist/Shushuo.app/Contents/Resources/
# Files were added after PyInstaller had signed it.
codesign --force --deep --sign - dist/Shushuo.app
version=$($python -c 'import kiosk; print(kiosk.__version__)')
ditto -c -k --keepParent dist/Shushuo.app "dist/shushuo-$version-macos-$(uname -m).zip"
