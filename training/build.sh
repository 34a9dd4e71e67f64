#!/bin/sh
# From the data to the shipped files: train, export, calibrate and measure. An interrupted run goes on where it was.
#   training/build.sh [FOLDER FOR THE RUN]     needs ../shared/data and training/requirements.txt; see training/README.md
set -eu
here=$(dirname "$0")
run=${1:-build/nli}
python=${PYTHON:-python}
export HF_HUB_OFFLINE=1 TRANSFORMERS_VERBOSITY=error
"$python" "$here/train.py" --out "$run"
"$python" "$here/export.py" --run "$run"
"$python" "$here/evaluate.py" --run "$run"
