"""``python -m matchcore.cli``."""

import sys

from matchcore.cli import main

sys.exit(main())
