"""``python -m matchcore.cli``."""

import sys

from matchcore.cli.command_line import main

sys.exit(main())
